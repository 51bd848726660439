/**
 * What an endpoint of anybody's making has to be, so that it can be held to the relation: an {@link lastack.contract.Maker}
 * makes {@link lastack.contract.Subject}s, each of which is one endpoint of one connection.
 *
 * <p>Nothing here knows how an endpoint works. It takes {@link lastack.contract.Input}s, says what its user was told, hands over
 * the segments that it sends, and shows its control block in the words of {@code Tcb.tla}. No method takes or returns null.
 */
package lastack.contract;
