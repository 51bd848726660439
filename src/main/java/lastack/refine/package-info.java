/**
 * Refinement: whether each event of a run is one that the relation of the specification explains. The relation is evaluated
 * by TLC from the specification's own text; no rule of the protocol stands here.
 */
package lastack.refine;
