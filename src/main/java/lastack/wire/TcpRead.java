package lastack.wire;

/** What became of reading a TCP segment: the segment, or what is wrong with it. */
public sealed interface TcpRead permits TcpPacket, Malformed { }
