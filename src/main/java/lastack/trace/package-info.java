/**
 * What was seen of a connection, one JSON object a line: the types, a reader and a writer.
 *
 * <p>The first line is the {@link lastack.trace.Header}, the last says how many steps there were, so that a file which was cut
 * short is told from one that ended. Between them, each line is an {@link lastack.trace.Entry}: a {@link lastack.trace.Step}
 * of one endpoint, or a {@link lastack.trace.NetworkNote} about a packet between them. Names are RFC 9293's, sequence numbers
 * are unsigned 32-bit numbers, times are in ticks, lengths in octets. No method takes or returns null.
 *
 * <pre>{@code
 * {"lastack":"trace","version":1,"seed":7,"endpoints":{"A":{"config":{...},"tcb":{...}},"B":{...}}}
 * {"at":5,"endpoint":"A","event":{"type":"Close"},"tcb":{"state":"FIN-WAIT-1",...},"tells":[]}
 * {"at":5,"endpoint":"A","event":{"type":"Emit","segment":{...}},"tcb":{...},"tells":[],"packet":0}
 * {"at":5,"network":"lost","packet":0}
 * {"end":true,"steps":2}
 * }</pre>
 */
package lastack.trace;
