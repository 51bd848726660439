/**
 * The second judge: TLC as it is, with the trace spec {@code TraceTeardown.tla} and a reader of its own, says of each trace what
 * {@code lastack.refine} says. And traces that are damaged in one place, of which the two are asked.
 */
package lastack.judge;
