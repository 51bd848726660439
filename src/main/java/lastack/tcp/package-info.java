/**
 * One endpoint of a TCP connection from OPEN to CLOSED (RFC 9293), as a pure function over an immutable control block.
 *
 * <p>There is no clock, thread or socket here. Time is a parameter in ticks (virtual milliseconds, any origin, never going
 * back), input goes in as an {@link lastack.tcp.Event}, and output comes back as an {@link lastack.tcp.Outcome} or, for what
 * goes out on the wire, as an {@link lastack.tcp.Emission}. A driver does three things:
 *
 * <pre>{@code
 * Outcome outcome = endpoint.handle(tcb, event, now);       // when something happens
 * Optional<Emission> out = endpoint.transmit(tcb, now);     // until empty, after every handle and every wake-up
 * Optional<Timer> timer = endpoint.nextTimer(tcb);          // when to wake up next
 * }</pre>
 *
 * <p>No method takes or returns null. Nothing that arrives from the network makes a method throw; a caller's mistake, such
 * as firing a timer that is not running, does.
 */
package lastack.tcp;
