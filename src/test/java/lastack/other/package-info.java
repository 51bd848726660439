/**
 * An endpoint in another style than {@code lastack.tcp}, with which it shares nothing but segments: one object that changes as it
 * works, timers and users reached by callbacks, numbers that are plain ints. It is a stack of the days of RFC 793: it obeys any
 * reset and any SYN in its window, drops what arrives out of order, throws away what comes for a user that has gone, acknowledges
 * at once, sends its FIN alone, and never opens a connection anew from TIME-WAIT.
 */
package lastack.other;
