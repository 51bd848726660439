package lastack.capture;

/** Is told what is seen of one connection. */
public interface Follower {

    /** Is shown the connection's next segment, in the order of the capture. */
    void see(Observed segment);

    /**
     * Is told that no more of it will come.
     *
     * @param close how the connection was closed, as far as the capture shows it
     */
    void end(Closing close);
}
