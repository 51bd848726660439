package lastack.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs TLC on a model in a JVM of its own. Whatever befalls that JVM, the caller gets a {@link ModelResult}, and never
 * one that says "holds" unless TLC has said so. Any number may run at once.
 *
 * <pre>{@code
 * ModelResult result = ModelRun.run(ModelJob.of(List.of(specFolder, modelFolder), "MCTeardown"));
 * if (result.verdict() instanceof Verdict.Fails fails) {
 *     System.out.println(fails.property() + " is broken in " + result.counterexample().orElseThrow().states().size() + " steps");
 * }
 * }</pre>
 */
public final class ModelRun {
    private final ModelJob job;
    private final Consumer<Progress> progress;
    private final long start = System.nanoTime();
    private Checkpoint.Reached before = Checkpoint.Reached.NOTHING;

    private ModelRun(ModelJob job, Consumer<Progress> progress) {
        this.job = job;
        this.progress = progress;
    }

    /**
     * How far a run has come.
     *
     * @param distinctStates states that differ so far
     * @param generatedStates states found so far
     * @param depth the depth that is being explored
     * @param checkpoints how many this run has kept
     */
    public record Progress(long distinctStates, long generatedStates, int depth, int checkpoints) {
    }

    /**
     * Runs a model.
     *
     * @param job what to check
     * @return the result, never null
     * @throws InterruptedException if the thread is interrupted; the run is gone by then
     * @throws CheckpointException if a run cannot be taken up; its checkpoint is gone by then, so the next call begins anew
     */
    public static ModelResult run(ModelJob job) throws InterruptedException {
        return run(job, ignored -> { });
    }

    /**
     * Runs a model and tells how far it is.
     *
     * @param job what to check
     * @param progress called about twice a second once TLC explores, on a thread of this class's
     * @return the result, never null
     * @throws InterruptedException if the thread is interrupted; the run is gone by then
     * @throws CheckpointException if a run cannot be taken up; its checkpoint is gone by then, so the next call begins anew
     */
    public static ModelResult run(ModelJob job, Consumer<Progress> progress) throws InterruptedException {
        return new ModelRun(job, progress).run();
    }

    private ModelResult run() throws InterruptedException {
        try (Workspace workspace = workspace()) {
            for (String file : List.of(job.model() + ".tla", job.model() + ".cfg")) {
                if (!workspace.has(file)) {
                    return result(new Verdict.Error("There is no " + file + " in "
                            + String.join(" or ", job.folders().stream().map(Object::toString).toList()) + "."));
                }
            }
            String digest = job.keeping().isPresent() ? Sources.digest(job) : "";
            job.keeping().ifPresent(keeping -> takeUp(keeping.folder(), digest));
            ChildProcess child = new ChildProcess(job, workspace.folder(), digest, progress);
            JsonNode found = child.run(left());
            if (found.path("unrecovered").asBoolean()) {
                Path kept = job.keeping().orElseThrow().folder();
                Checkpoint.forget(kept);
                throw new CheckpointException("TLC could not take up the checkpoint in " + kept + ": "
                        + found.path("reason").asText());
            }
            return judge(workspace, child.tlc(), found);
        } catch (SpecException e) {
            return result(new Verdict.Error(e.getMessage()));
        }
    }

    private Workspace workspace() {
        // What an interrupted run has left is found, and deleted, only beside its checkpoint.
        return job.keeping().isPresent() ? Workspace.in(job.keeping().get().folder().resolve("run"), job.folders())
                : Workspace.of(job.folders());
    }

    private void takeUp(Path kept, String digest) {
        try {
            before = Checkpoint.in(kept, digest).map(Checkpoint::reached).orElse(before);
        } catch (CheckpointException e) {
            Checkpoint.forget(kept);
            throw e;
        }
    }

    private ModelResult judge(Workspace workspace, String tlc, JsonNode found) throws InterruptedException {
        String outcome = found.path("result").asText();
        String reason = found.path("reason").asText();
        return switch (outcome) {
            case "HOLDS" -> result(found.path("distinct").asLong() > 0 ? new Verdict.Holds()
                    : new Verdict.Error("The model " + job.model() + " has no initial state."), found, found, tlc);
            case "ERROR" -> result(new Verdict.Error(reason.isEmpty() ? "TLC ended without an answer or a reason." : reason),
                    found, found, tlc);
            case "DEADLOCK" -> result(new Verdict.Fails(Verdict.Kind.DEADLOCK, "Deadlock", reason), found, found, tlc);
            case "ASSERT" -> result(new Verdict.Fails(Verdict.Kind.ASSERT, "Assert", reason), found, found, tlc);
            default -> broken(workspace, tlc, found, Verdict.Kind.valueOf(outcome), reason);
        };
    }

    /*
     * TLC names a broken property only if it is an invariant of the configuration: of a temporal property it says that
     * there is one, of a property's conjunct what the conjunct is called. Where that leaves a choice, each property is
     * checked alone, and the first that fails in the same way is the one.
     */
    private ModelResult broken(Workspace workspace, String tlc, JsonNode found, Verdict.Kind kind, String reason)
            throws InterruptedException {
        List<String> properties = Wire.names(found.path("properties"));
        List<String> candidates = properties;
        String broken = found.path("broken").asText();
        if (kind == Verdict.Kind.TEMPORAL) {
            List<String> temporals = Wire.names(found.path("temporals"));
            candidates = properties.containsAll(temporals) ? temporals : properties;
        } else if (properties.contains(broken)
                || kind == Verdict.Kind.INVARIANT && Wire.names(found.path("invariants")).contains(broken)) {
            candidates = List.of(broken);
        }
        if (candidates.size() == 1) {
            return result(new Verdict.Fails(kind, candidates.get(0), reason), found, found, tlc);
        }
        String configuration = workspace.read(job.model() + ".cfg");
        for (String property : candidates) {
            workspace.write(job.model() + ".cfg", Configuration.only(configuration, property));
            JsonNode alone = new ChildProcess(job.checkingDeadlock(false).keepingNothing(), workspace.folder(), "",
                    ignored -> { }).run(left());
            if (alone.path("result").asText().equals(kind.name())) {
                return result(new Verdict.Fails(kind, property, alone.path("reason").asText()), found, alone, tlc);
            }
        }
        return result(new Verdict.Fails(kind, String.join(" or ", candidates), reason), found, found, tlc);
    }

    private Optional<Duration> left() {
        return job.limit().map(limit -> limit.minusNanos(System.nanoTime() - start)).map(d -> d.isNegative() ? Duration.ZERO : d);
    }

    private ModelResult result(Verdict verdict) {
        return new ModelResult(verdict, 0, 0, 0, seconds(), Optional.empty(), "", before.distinctStates());
    }

    private ModelResult result(Verdict verdict, JsonNode counts, JsonNode trace, String tlc) {
        return new ModelResult(verdict, counts.path("distinct").asLong(), counts.path("generated").asLong(),
                counts.path("depth").asInt(), seconds(), Wire.counterexample(trace), tlc, before.distinctStates());
    }

    private double seconds() {
        return before.seconds() + (System.nanoTime() - start) / 1e9;
    }
}
