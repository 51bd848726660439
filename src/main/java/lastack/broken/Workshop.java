package lastack.broken;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.contract.Maker;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.GregorMutater;
import org.pitest.mutationtest.engine.gregor.MethodInfo;
import org.pitest.mutationtest.engine.gregor.config.Mutator;

/**
 * Makes broken endpoints: finds the places of {@code lastack.tcp} that the rules change, and loads it with one of them changed.
 */
public final class Workshop {

    static final String PACKAGE = "lastack.tcp.";

    /** The classes that rules are in; what else there is, is values. */
    private static final List<String> CLASSES = List.of("Arrival", "Calls", "Config", "Emission", "Event", "Opening", "Outcome",
        "Progress", "Reassembly", "Reassembly$Block", "ReceiveSpace", "SendSpace", "Sender", "State", "Tcb", "Tcb$Back",
        "TcpEndpoint", "Tell", "Timekeeper", "Timer", "Timers");

    /** What no rule of TCP is in. */
    private static final List<String> METHODS = List.of("toString", "hashCode", "equals", "values", "valueOf", "<clinit>");

    private final Map<Rule, GregorMutater> mutaters = new EnumMap<>(Rule.class);

    /** A workshop that knows all the rules. */
    public Workshop() {
        for (Rule rule : Rule.values()) {
            mutaters.put(rule, new GregorMutater(name -> Optional.of(bytes(name)), Workshop::isOurs,
                Mutator.fromStrings(List.of(rule.pit()))));
        }
    }

    private static boolean isOurs(MethodInfo method) {
        return !method.isSynthetic() && !METHODS.contains(method.getName());
    }

    /** The byte code of a class of ours. */
    static byte[] bytes(String name) {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = Workshop.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no class " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every mutant that the rules make, in the order of the classes' names, the rules and the text. */
    public List<Mutant> mutants() {
        List<Mutant> all = new ArrayList<>();
        for (String type : CLASSES) {
            for (Rule rule : Rule.values()) {
                List<MutationDetails> found = new ArrayList<>(
                    mutaters.get(rule).findMutations(ClassName.fromString(PACKAGE + type)));
                found.sort(Comparator.comparingInt(MutationDetails::getFirstIndex));
                Map<String, Integer> alike = new HashMap<>();
                for (MutationDetails each : found) {
                    int nth = alike.merge(each.getMethod(), 1, Integer::sum);
                    all.add(new Mutant(type, each.getMethod(), each.getLineNumber(), rule, each.getDescription(), nth,
                        each.getId()));
                }
            }
        }
        return all;
    }

    /** What makes the endpoints of a mutant. */
    public Maker maker(Mutant mutant) {
        byte[] changed = mutaters.get(mutant.rule()).getMutation(mutant.id()).getBytes();
        return new Apart(PACKAGE + mutant.type(), changed).maker();
    }

    /** What makes the endpoints of no mutant, loaded in the same way. */
    public Maker unchanged() {
        return new Apart("", new byte[0]).maker();
    }
}
