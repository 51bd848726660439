/**
 * What the author of an endpoint extends to have it held to RFC 9293: {@link lastack.kit.EndpointContract}. How to is in
 * {@code src/contract/README.md}.
 */
package lastack.kit;
