package lastack.trace;

/**
 * The first line of a trace: where it began.
 *
 * @param seed the seed of the run, or any number if it had none
 * @param a endpoint A
 * @param b endpoint B
 */
public record Header(long seed, Origin a, Origin b) {

    /**
     * How an endpoint began.
     *
     * @param config what it is set to
     * @param tcb its control block before the first step
     */
    public record Origin(ConfigView config, TcbView tcb) { }

    /** The endpoint on a side. */
    public Origin origin(Side side) {
        return side == Side.A ? a : b;
    }
}
