/**
 * What travels between two endpoints: segments, their sequence numbers and their text.
 *
 * <p>Plain values without behaviour over time. No method takes or returns null.
 */
package lastack.wire;
