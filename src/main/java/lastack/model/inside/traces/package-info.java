/**
 * The operators of {@code TraceFiles.tla} in Java, for stock TLC: they read trace files into TLA+ values, and judge nothing.
 * This is the second judge's own reader: it shares no code with {@code lastack.trace} and {@code lastack.refine}, against
 * which it is held.
 */
package lastack.model.inside.traces;
