/** One command for each question a person brings; the only place with a {@code main}. */
package lastack.cli;
