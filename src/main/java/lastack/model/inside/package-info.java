/** The part of {@code lastack.model} that names TLC's classes; loaded once for each spec, and in a model run's own JVM. */
package lastack.model.inside;
