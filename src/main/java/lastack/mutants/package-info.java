/**
 * Changes the specification by rule and asks which property notices; and asks what the models never evaluate, and what
 * holds only because nothing is said.
 */
package lastack.mutants;
