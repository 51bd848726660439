package lastack.wire;

/** What became of reading an IP packet: the packet, or what is wrong with it. */
public sealed interface IpRead permits IpPacket, Malformed { }
