/**
 * Broken endpoints, made by rule: PIT's mutation engine changes one place of {@code lastack.tcp} at a time, in its byte code,
 * and each endpoint that comes of it is put on trial. No method takes or returns null.
 */
package lastack.broken;
