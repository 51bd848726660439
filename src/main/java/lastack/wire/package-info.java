/**
 * What travels between two endpoints: segments, their sequence numbers and their text; and the octets of the packets that
 * carry them, read and made.
 *
 * <p>Plain values without behaviour over time. No method takes or returns null. What a network brings may be
 * anything: octets that are no packet are told of by a {@link lastack.wire.Malformed}, never by an exception.
 */
package lastack.wire;
