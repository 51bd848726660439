/**
 * Which clause of RFC 9293 is where: clauses are declared in the specification ({@code @clause}), steps and properties name
 * them there ({@code @rfc}), methods and tests do with {@link lastack.rfc.Rfc9293}. The table is read from these alone.
 */
package lastack.rfc;
