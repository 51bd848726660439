/** How fast the judges are. {@code mvn -q -Pbench -DskipTests verify} prints the table of the README. */
package lastack.bench;
