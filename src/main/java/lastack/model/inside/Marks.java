package lastack.model.inside;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import lastack.model.Evaluations;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.st.Location;
import tlc2.tool.coverage.CostModel;

/**
 * Counts how often TLC evaluates each expression, wherever it is called from. TLC's own counts, which these replace,
 * are kept for each way in which an expression is reached, and lose some (it warns of a "coverage mismatch"). For any
 * number of threads.
 *
 * <p>Neither sees what TLC evaluates later than where it stands: the bodies of functions, and the predicates of subsets.
 */
final class Marks {
    private final Map<SemanticNode, Mark> all = new IdentityHashMap<>();
    private final Mark root = new Mark();

    CostModel root() {
        return root;
    }

    /** The same as {@link #counts}, for this process. */
    synchronized List<Evaluations.Count> places() {
        List<Evaluations.Count> places = new ArrayList<>();
        all.forEach((node, mark) -> {
            if (mark.count > 0) {
                Location place = node.getLocation();
                places.add(new Evaluations.Count(String.valueOf(place.source()), place.beginLine(), place.beginColumn(),
                        place.endLine(), place.endColumn(), mark.count));
            }
        });
        return places;
    }

    /** Module, first line, first column, last line, last column and count of each expression that was evaluated. */
    List<List<Object>> counts() {
        return places().stream().map(each -> List.<Object>of(each.module(), each.line(), each.column(), each.lastLine(),
                each.lastColumn(), each.times())).toList();
    }

    /** TLC passes it down with the expression; only {@link #getAndIncrement} means that it evaluates one. */
    private final class Mark implements CostModel {
        private long count;

        @Override
        public CostModel getAndIncrement(SemanticNode node) {
            synchronized (Marks.this) {
                Mark mark = all.computeIfAbsent(node, ignored -> new Mark());
                mark.count++;
                return mark;
            }
        }

        @Override
        public CostModel get(SemanticNode node) {
            if (!(node instanceof OpApplNode)) {
                return this;
            }
            synchronized (Marks.this) {
                return all.computeIfAbsent(node, ignored -> new Mark());
            }
        }

        @Override
        public CostModel incInvocations() {
            return this;
        }

        @Override
        public CostModel incInvocations(long value) {
            return this;
        }

        @Override
        public CostModel incSecondary() {
            return this;
        }

        @Override
        public CostModel incSecondary(long value) {
            return this;
        }

        @Override
        public CostModel report() {
            return this;
        }

        @Override
        public CostModel getRoot() {
            return this;
        }
    }
}
