package lastack.trial;

import java.util.Arrays;

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

    /** Where the endpoint's own code is on a stack, with a blank and "at" before it; empty if it is not on it. */
    static String place(StackTraceElement[] trace) {
        return Arrays.stream(trace).takeWhile(each -> !each.getClassName().equals(Guard.class.getName()))
            .filter(each -> !each.getClassName().startsWith("java.") && !each.getClassName().startsWith("jdk.")).findFirst()
            .map(each -> ", at " + each.getClassName() + "." + each.getMethodName()
                + (each.getLineNumber() < 0 ? "" : ":" + each.getLineNumber())).orElse("");
    }
}
