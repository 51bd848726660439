package lastack.rfc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The clauses of RFC 9293 that a method answers to, or that a test shows.
 *
 * <p>It leaves no trace in class files: {@code lastack requirements} reads it from the sources, so that tests, which are in
 * no jar, count as well.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Rfc9293 {

    /** Identifiers of clauses that the specification declares, such as {@code "3.10.4/closed"}; literals only. */
    String[] value();
}
