package lastack.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The texts that a model is made of, without TLC's reading of them, which takes a second a model: its configuration, its
 * module, and every module that one of these names. A word that is a module's name by chance brings one module too many.
 */
public final class Sources {
    private static final Pattern NOISE = Pattern.compile("\\\\\\*[^\\n]*|\\(\\*.*?\\*\\)|\"[^\"\\n]*\"", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern DEFINED = Pattern.compile(
            "(\\w+)\\s*(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|\\[[^\\]]*\\])?\\s*==");
    private static final Pattern DECLARED = Pattern.compile(
            "\\bCONSTANTS?\\s+(\\w+\\s*(?:\\([_,\\s]*\\))?(?:\\s*,\\s*\\w+\\s*(?:\\([_,\\s]*\\))?)*)");
    private static final String STANDARD = "tla2sany/StandardModules/";

    private final String configuration;
    private final Map<String, Module> modules;

    private Sources(String configuration, Map<String, Module> modules) {
        this.configuration = configuration;
        this.modules = modules;
    }

    /**
     * A module's text.
     *
     * @param text all of it
     * @param words every word in it, those of comments too
     * @param names what it declares or defines, in inner definitions too
     */
    private record Module(String text, Set<String> words, Set<String> names) {
        static Module of(String text) {
            Set<String> words = new HashSet<>();
            WORD.matcher(text).results().forEach(word -> words.add(word.group()));
            String plain = NOISE.matcher(text).replaceAll(" ");
            Set<String> names = new HashSet<>();
            DEFINED.matcher(plain).results().forEach(found -> names.add(found.group(1)));
            DECLARED.matcher(plain).results().forEach(found ->
                    WORD.matcher(found.group(1)).results().forEach(word -> names.add(word.group())));
            return new Module(text, words, names);
        }
    }

    /** The folders with models and their modules, each of which is read once. */
    public static final class Shelf {
        private final List<Path> folders;
        private final Map<String, Optional<Module>> read = new HashMap<>();

        /**
         * A shelf.
         *
         * @param folders where the modules and the configurations are; for a name in two, the first counts
         */
        public Shelf(List<Path> folders) {
            this.folders = List.copyOf(folders);
        }

        private Optional<Module> module(String name) {
            return read.computeIfAbsent(name,
                    any -> Sources.read(folders, name + ".tla").or(() -> standard(name)).map(Module::of));
        }

        /**
         * Finds the texts of a model.
         *
         * @param model the name of the root module and the configuration
         * @return the texts, never null
         * @throws SpecException if the module or the configuration is missing or cannot be read
         */
        public Sources of(String model) {
            Map<String, Module> modules = new TreeMap<>();
            Deque<String> named = new ArrayDeque<>(List.of(model));
            Set<String> seen = new HashSet<>(named);
            while (!named.isEmpty()) {
                String name = named.pop();
                module(name).ifPresent(module -> {
                    modules.put(name, module);
                    module.words().stream().filter(seen::add).forEach(named::push);
                });
            }
            if (!modules.containsKey(model)) {
                throw missing(folders, model + ".tla");
            }
            String configuration = model + ".cfg";
            return new Sources(Sources.read(folders, configuration).orElseThrow(() -> missing(folders, configuration)), modules);
        }
    }

    /**
     * Finds the texts of one model.
     *
     * @param folders where the modules and the configuration are; for a name in two, the first counts
     * @param model the name of the root module and the configuration
     * @return the texts, never null
     * @throws SpecException if the module or the configuration is missing or cannot be read
     */
    public static Sources of(List<Path> folders, String model) {
        return new Shelf(folders).of(model);
    }

    private static SpecException missing(List<Path> folders, String file) {
        return new SpecException("There is no " + file + " in "
                + String.join(" or ", folders.stream().map(Object::toString).toList()) + ".");
    }

    private static Optional<String> read(List<Path> folders, String file) {
        try {
            for (Path folder : folders) {
                if (Files.isRegularFile(folder.resolve(file))) {
                    return Optional.of(Files.readString(folder.resolve(file)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new SpecException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Optional<String> standard(String module) {
        try (InputStream in = Sources.class.getClassLoader().getResourceAsStream(STANDARD + module + ".tla")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A digest of all that a run's answer depends on: the texts, whether deadlock is checked, and TLC.
     *
     * @param job the run
     * @return hexadecimal digits; another text gives others
     * @throws SpecException if a file is missing or cannot be read
     */
    public static String digest(ModelJob job) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Sources sources = of(job.folders(), job.model());
            add(digest, sources.configuration.getBytes(StandardCharsets.UTF_8));
            sources.modules.forEach((name, module) -> {
                add(digest, name.getBytes(StandardCharsets.UTF_8));
                add(digest, module.text().getBytes(StandardCharsets.UTF_8));
            });
            add(digest, Boolean.toString(job.deadlock()).getBytes(StandardCharsets.UTF_8));
            add(digest, tlc(job));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /** The class that holds TLC's version stands for TLC's own classes; a jar of the user's counts whole. */
    private static byte[] tlc(ModelJob job) {
        try (InputStream in = job.tla2tools().isPresent() ? Files.newInputStream(job.tla2tools().get())
                : Sources.class.getClassLoader().getResourceAsStream("tlc2/TLCGlobals.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new SpecException("TLC's jar cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The constants that the configuration gives a value, though no module declares or defines them. TLC passes over such
     * a value, and what was misspelled keeps its old definition.
     *
     * @return their names, in the order of the configuration; empty if all is well
     */
    public List<String> unknownConstants() {
        Set<String> known = new HashSet<>();
        modules.values().forEach(module -> known.addAll(module.names()));
        return Configuration.constants(configuration).stream().filter(name -> !known.contains(name)).toList();
    }

    /**
     * What the configuration has checked.
     *
     * @return the names of its invariants and properties, in their order
     */
    public List<String> properties() {
        return Configuration.properties(configuration);
    }
}
