/** Verdicts on the endpoints of connections that were captured: what each did, held to RFC 9293 by what is known of it. */
package lastack.verdict;
