package lastack.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.tcp.Config;
import lastack.wire.SeqNumber;

/**
 * One side of a run: its endpoint and its user.
 *
 * @param config what the endpoint is set to
 * @param iss the number of the first octet that it sends; the SYN of its first connection, if it opens one, is one below
 * @param calls what the user does at set times, in any order; those of one tick are made in the order of the list
 * @param reading how the user reads besides
 */
public record Plan(Config config, SeqNumber iss, List<UserCall> calls, Reading reading) {

    /**
     * How a user reads: some time after there is something to be told, up to {@code max} octets, again and again.
     *
     * @param pause the ticks between there being something and the RECEIVE, at least 0; a large one makes the window close
     * @param max the most octets at a time, at least 1; 0 for a user who never reads unless the plan's calls say so
     */
    public record Reading(long pause, int max) {

        /** A user who takes everything at once. */
        public static final Reading PROMPT = new Reading(0, Integer.MAX_VALUE);

        /** A user who reads only when its plan says so. */
        public static final Reading NEVER = new Reading(0, 0);

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Reading {
            if (pause < 0 || max < 0) {
                throw new IllegalArgumentException("neither pause nor max is negative: " + pause + ", " + max);
            }
        }
    }

    /** Takes an immutable copy of the list. */
    public Plan {
        calls = List.copyOf(calls);
    }

    /** How many octets the user means to send in all. */
    int octets() {
        int sum = 0;
        for (UserCall call : calls) {
            sum = Math.addExact(sum, call.call() instanceof UserCall.Send send ? send.octets() : 0);
        }
        return sum;
    }

    /** Whether the user closes at some time. */
    boolean closes() {
        return calls.stream().anyMatch(call -> call.call() instanceof UserCall.Close);
    }

    /** Whether the user opens a connection at some time. */
    boolean opens() {
        return calls.stream().anyMatch(call -> call.call() instanceof UserCall.Open);
    }

    /** Whether the user goes at some time without reading on. */
    boolean detaches() {
        return calls.stream().anyMatch(call -> call.call() instanceof UserCall.Detach);
    }

    /** Whether the user opens once, to or from anybody it should, and waits with everything else until it knows its peer. */
    boolean opensPatiently() {
        return calls.stream().filter(call -> call.call() instanceof UserCall.Open).count() == 1
            && calls.stream().allMatch(call -> call.waits()
                || call.call() instanceof UserCall.Open open && (open.remote() || !open.active()));
    }

    /** The first OPEN. */
    Optional<UserCall> opening() {
        return calls.stream().filter(call -> call.call() instanceof UserCall.Open).findFirst();
    }

    /** Whether the user aborts at some time. */
    boolean aborts() {
        return calls.stream().anyMatch(call -> call.call() instanceof UserCall.Abort);
    }

    /** With a call more, which is the last of its tick. */
    Plan with(UserCall call) {
        List<UserCall> all = new ArrayList<>(calls);
        all.add(call);
        return new Plan(config, iss, all, reading);
    }
}
