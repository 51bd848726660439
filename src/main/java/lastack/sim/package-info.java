/**
 * Two endpoints, a user on each side and a hostile network between them, in virtual time.
 *
 * <p>A {@link lastack.sim.Schedule} holds everything that determines a run, so the same schedule gives the same run, step by
 * step. {@link lastack.sim.Simulator} carries it out and shows every step of each endpoint to an {@link lastack.sim.Observer};
 * {@link lastack.sim.TcbMapping} says which variable of the relation each part of a control block is. No method takes or
 * returns null.
 */
package lastack.sim;
