/**
 * Capture files in, connections out, as streams.
 *
 * <p>What is kept grows with the connections that are open, not with the file. What a file holds may be anything: what can be
 * read is read, and what cannot is counted.
 */
package lastack.capture;
