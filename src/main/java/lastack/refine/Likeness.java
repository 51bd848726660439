package lastack.refine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Subject;

/**
 * Whether two endpoints that show the same control block do the same when the same happens to them. States are told apart by what
 * their endpoints show, so they must.
 */
final class Likeness {

    private Likeness() { }

    /**
     * Tries what can happen to any endpoint in any state: that it is asked what to send, its next timer, and calls.
     *
     * @param one an endpoint; copies of it are tried
     * @param now the tick at which it shows that control block
     * @param other another one
     * @param then the tick at which that shows it
     * @return what differs first, as the end of a sentence that begins with the endpoint's name; empty if nothing does
     */
    static Optional<String> difference(Subject one, long now, Subject other, long then) {
        Map<String, String> answers = answers(one, now);
        Map<String, String> others = answers(other, then);
        return answers.keySet().stream().filter(each -> !answers.get(each).equals(others.get(each))).findFirst()
            .map(each -> words(each, answers.get(each), others.get(each)));
    }

    /** That something leads elsewhere the second time, as the end of a sentence that begins with the endpoint's name. */
    static String words(String what, String once, String then) {
        return "does something else where it shows the same control block, but came to it another way: " + what + " leads to "
            + once + " and to " + then;
    }

    private static Map<String, String> answers(Subject subject, long now) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("transmit", answer(subject, now, each -> each.transmit(now)));
        Optional<Alarm> alarm = subject.nextTimer();
        alarm.flatMap(due -> due.kind().event()).ifPresent(due -> {
            long when = Math.max(now, alarm.get().deadline());
            answers.put(due.toString(), answer(subject, when, each -> each.handle(due, when)));
        });
        for (Input call : new Input[] {new Input.Receive(65_535), new Input.Close(), new Input.Abort()}) {
            answers.put(call.toString(), answer(subject, now, each -> each.handle(call, now)));
        }
        return answers;
    }

    private static String answer(Subject subject, long now, Function<Subject, Object> deed) {
        Subject copy = subject.copy();
        return deed.apply(copy) + ", then " + copy.view(now);
    }
}
