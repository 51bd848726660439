package lastack.tun;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastack.tcp.State;
import lastack.tcp.Tell;
import lastack.wire.Text;

/** A user that answers one HTTP request (RFC 1945), GET or HEAD, by a file of a folder, and closes. */
public final class FileServer implements User {

    private static final int LONGEST_REQUEST = 8192;
    private static final int CHUNK = 1 << 16;
    /** How long a client may take over its request, and over its CLOSE; milliseconds. */
    private static final long PATIENCE = 60_000;

    private final Path folder;
    private final StringBuilder request = new StringBuilder();
    private boolean answered;
    private Text head = Text.EMPTY;
    private InputStream body = InputStream.nullInputStream();

    /** For one connection, which may see the files of a folder and below. */
    public FileServer(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void opened(Connection connection) {
        connection.after(PATIENCE, () -> {
            if (!answered && connection.state() != State.CLOSED) {
                connection.abort();
            }
        });
    }

    /** No timer runs in FIN-WAIT-2, so a client that never closes is given up by its server. */
    @Override
    public void changed(Connection connection, State state) {
        if (state == State.FIN_WAIT_2) {
            connection.after(PATIENCE, () -> {
                if (connection.state() == State.FIN_WAIT_2) {
                    connection.abort();
                }
            });
        }
    }

    @Override
    public void readable(Connection connection) {
        while (connection.isReadable()) {
            String octets = new String(connection.receive(CHUNK).toByteArray(), StandardCharsets.ISO_8859_1);
            if (!answered) {
                request.append(octets);
            }
        }
        boolean whole = request.indexOf("\r\n\r\n") >= 0 || request.indexOf("\n\n") >= 0;
        if (!answered && (whole || connection.isAtEnd() || request.length() > LONGEST_REQUEST)) {
            answered = true;
            answer();
            pump(connection);
        }
    }

    private void answer() {
        String[] words = request.toString().lines().findFirst().orElse("").split(" ");
        boolean isHead = words[0].equals("HEAD");
        if (words.length < 2 || !isHead && !words[0].equals("GET")) {
            say("400 Bad Request", "Only GET and HEAD are answered.\n", isHead);
            return;
        }
        Optional<Path> file = file(words[1]);
        if (file.isEmpty()) {
            say("404 Not Found", "There is no such file.\n", isHead);
            return;
        }
        try {
            if (Files.isDirectory(file.get())) {
                say("200 OK", list(file.get()), isHead);
            } else {
                long size = Files.size(file.get());
                head = head("200 OK", "application/octet-stream", size);
                body = isHead ? body : Files.newInputStream(file.get());
            }
        } catch (IOException e) {
            say("403 Forbidden", "The file cannot be read.\n", isHead);
        }
    }

    /** The file that is asked for, if it is in the folder. */
    private Optional<Path> file(String target) {
        try {
            String path = URLDecoder.decode(target.replaceFirst("[?#].*", "").replace("+", "%2B"), StandardCharsets.UTF_8);
            Path file = folder.resolve(path.replaceFirst("^/+", "")).normalize();
            return file.startsWith(folder) && Files.isReadable(file)
                && file.toRealPath().startsWith(folder.toRealPath()) ? Optional.of(file) : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static String list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(each -> each.getFileName() + (Files.isDirectory(each) ? "/" : "")).sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private void say(String status, String text, boolean headOnly) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        head = head(status, "text/plain; charset=utf-8", octets.length);
        head = headOnly ? head : head.concat(Text.of(octets));
    }

    private static Text head(String status, String type, long length) {
        return Text.of(("HTTP/1.0 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void writable(Connection connection) {
        if (answered) {
            pump(connection);
        }
    }

    private void pump(Connection connection) {
        try {
            byte[] chunk = new byte[CHUNK];
            while (body != null && connection.room() > 0) {
                if (!head.isEmpty()) {
                    int octets = Math.min(head.length(), connection.room());
                    connection.send(head.slice(0, octets));
                    head = head.slice(octets, head.length());
                    continue;
                }
                int octets = body.read(chunk, 0, Math.min(CHUNK, connection.room()));
                if (octets < 0) {
                    finish();
                    connection.close();
                } else {
                    connection.send(Text.of(Arrays.copyOf(chunk, octets)));
                }
            }
        } catch (IOException e) {
            // What was promised cannot be kept: the client must not take the rest for the whole.
            finish();
            connection.abort();
        }
    }

    private void finish() {
        try {
            body.close();
        } catch (IOException e) {
            // It was only read.
        }
        body = null;
    }

    @Override
    public void ended(Connection connection, Tell why) {
        if (body != null) {
            finish();
        }
    }
}
