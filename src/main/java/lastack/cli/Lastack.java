package lastack.cli;

/** The {@code lastack} command. */
public final class Lastack {
    private Lastack() {
    }

    /**
     * Runs the command.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(2);
    }
}
