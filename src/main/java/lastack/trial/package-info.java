/**
 * Anybody's endpoint on trial: one run of a {@link lastack.sim.Schedule} with {@link lastack.contract.Subject}s, watched so that
 * one that throws, loops or returns null is named, each step held to the relation, and the run to the promises to the users.
 * No method takes or returns null.
 */
package lastack.trial;
