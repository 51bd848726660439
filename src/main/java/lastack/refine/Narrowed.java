package lastack.refine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lastack.model.Machine;
import lastack.model.SpecException;

/** A model under another policy: a module that extends it and names the policy, and the model's configuration with that name. */
final class Narrowed {

    /** What a configuration of {@code checks/exhaustive} says of the policy. */
    private static final String ALL = "Policy <- Options";

    private Narrowed() { }

    /**
     * Loads it.
     *
     * @param folders where the modules are
     * @param model the model
     * @param policy its new policy
     * @throws SpecException if there is no such model, or if it has a policy of its own
     */
    static Machine load(List<Path> folders, String model, Set<String> policy) {
        String configuration = configuration(folders, model);
        if (!configuration.contains(ALL)) {
            throw new SpecException("The model " + model + " has a policy of its own: its configuration does not say " + ALL + ".");
        }
        String name = model + "Narrowed";
        try {
            Path folder = Files.createTempDirectory("lastack-bound-");
            Path module = folder.resolve(name + ".tla");
            Path configured = folder.resolve(name + ".cfg");
            try {
                Files.writeString(module, "---- MODULE " + name + " ----\nEXTENDS " + model + "\nNarrowed == {\""
                    + String.join("\", \"", new TreeSet<>(policy)) + "\"}\n====\n");
                Files.writeString(configured, configuration.replace(ALL, "Policy <- Narrowed"));
                List<Path> all = new ArrayList<>(folders);
                all.add(folder);
                return Machine.load(all, name);
            } finally {
                Files.deleteIfExists(module);
                Files.deleteIfExists(configured);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A bound could not be written to a temporary folder: " + e, e);
        }
    }

    private static String configuration(List<Path> folders, String model) {
        for (Path folder : folders) {
            Path file = folder.resolve(model + ".cfg");
            if (Files.exists(file)) {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
        throw new SpecException("There is no configuration " + model + ".cfg in "
            + String.join(" or ", folders.stream().map(Path::toString).toList()) + ".");
    }
}
