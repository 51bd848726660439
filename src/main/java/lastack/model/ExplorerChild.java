package lastack.model;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main class of an {@link Explorer}'s own JVM. A line of standard input is a request, a line of standard output its
 * answer, a JSON object; the end of input is the end.
 *
 * <p>TLC keeps its state in static fields, and what it keeps of one model spoils the next (a name keeps the place that it
 * had among the definitions). But for a root module with the same definitions it does not, and classes that are kept are
 * fast ones: so each root module has a class loader of its own, and a request that asks for it has a new one.
 */
final class ExplorerChild {
    private static final Map<String, Class<?>> KEPT = new HashMap<>();

    private ExplorerChild() {
    }

    /**
     * Answers until there are no more requests.
     *
     * @param args none
     * @throws InterruptedException never: nobody interrupts the main thread
     */
    public static void main(String[] args) throws InterruptedException {
        PrintStream lines = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(requests), "requests");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            lines.println(answer(requests.take().split("\t")));
        }
    }

    /** The parent holds the other end: when it is gone, however it went, so is the need to go on. */
    private static void read(BlockingQueue<String> requests) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                requests.add(line);
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Runtime.getRuntime().halt(0);
    }

    /** A request has a method, folder, module and configuration, most states and milliseconds, and whether classes are kept. */
    private static String answer(String[] request) {
        try {
            Class<?> inside = Boolean.parseBoolean(request[6])
                    ? KEPT.computeIfAbsent(request[0] + " " + request[2], ignored -> fresh()) : fresh();
            return (String) (request[0].equals("parse")
                    ? inside.getMethod("parse", Path.class, String.class).invoke(null, Path.of(request[1]), request[2])
                    : inside.getMethod(request[0], Path.class, String.class, String.class, int.class, long.class)
                            .invoke(null, Path.of(request[1]), request[2], request[3],
                                    Integer.parseInt(request[4]), Long.parseLong(request[5])));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> fresh() {
        try {
            return new SpecLoader().loadClass(SpecLoader.INSIDE + "Explored");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
