/**
 * The endpoint of {@link lastack.tcp} as a process: hosts, connections and users over a TUN device.
 *
 * <p>What happens to a connection is decided by the endpoint alone. Here is what it leaves open, and what a real network
 * needs
 * beside it: the octets of packets, options of SYNs, the round-trip time (RFC 6298), the congestion window (RFC 5681),
 * initial
 * sequence numbers (RFC 6528), the listen queue and the clock. {@link lastack.tun.Host} knows no clock and no device, so
 * that
 * whole hosts run in virtual time; {@link lastack.tun.TunLoop} gives it both. One thread does all the work of a host.
 */
package lastack.tun;
