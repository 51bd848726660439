package lastack.trial;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the words for what an endpoint's code did, and where. */
final class Blame {

    private Blame() { }

    /** What an exception says of the endpoint that threw it, as the end of a sentence. */
    static String thrown(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        boolean change = e instanceof UnsupportedOperationException && trace.length > 0
            && trace[0].getClassName().startsWith("java.util.");
        return change ? "tries to change what it was given (" + e.getClass().getSimpleName() + ")"
            : "throws " + e.getClass().getName() + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
    }

    /** Where the endpoint's own code is on a stack, with a comma and "at" before it; empty if it is not on it. */
    static String place(StackTraceElement[] trace) {
        return own(trace).findFirst().map(Blame::at).orElse("");
    }

    /** Where it threw; an endless recursion is where most of the stack is. */
    static String place(Throwable e) {
        if (!(e instanceof StackOverflowError)) {
            return place(e.getStackTrace());
        }
        Map<StackTraceElement, Long> often =
            own(e.getStackTrace()).collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        return often.entrySet().stream().max(Map.Entry.comparingByValue()).map(each -> at(each.getKey())).orElse("");
    }

    private static Stream<StackTraceElement> own(StackTraceElement[] trace) {
        return Arrays.stream(trace).takeWhile(each -> !each.getClassName().equals(Guard.class.getName()))
            .filter(each -> !each.getClassName().startsWith("java.") && !each.getClassName().startsWith("jdk."));
    }

    private static String at(StackTraceElement element) {
        return ", at " + element.getClassName() + "." + element.getMethodName()
            + (element.getLineNumber() < 0 ? "" : ":" + element.getLineNumber());
    }
}
