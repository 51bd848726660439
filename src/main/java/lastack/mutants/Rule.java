package lastack.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastack.model.Expression;
import lastack.model.Expression.Kind;
import lastack.model.Span;

/** A kind of change. What it does to a place depends on the parser's tree there, never on names of the specification. */
public enum Rule {
    /** A condition that is one of several is true; an action, which assigns, is none, nor is what holds in the beginning. */
    DROP_CONJUNCT {
        @Override
        void find(Site site) {
            if (!site.inner("\\land", "$ConjList")) {
                List<Expression> all = flat(site.here(), "\\land", "$ConjList");
                boolean begins = all.stream().anyMatch(site.knowledge()::containsNext);
                for (Expression each : begins ? List.<Expression>of() : all) {
                    if (each.level() < ACTION && !assigns(each)) {
                        site.replace(each, "TRUE");
                    }
                }
            }
        }
    },
    /** One of several alternatives is gone. */
    DROP_DISJUNCT {
        @Override
        void find(Site site) {
            if (!site.inner("\\lor", "$DisjList")) {
                flat(site.here(), "\\lor", "$DisjList").forEach(each -> site.replace(each, "FALSE"));
            }
        }
    },
    /** One of several parts of a temporal formula that says no more than what happens in the end. */
    WEAKEN_FAIRNESS {
        @Override
        void find(Site site) {
            if (!site.inner("\\land", "$ConjList")) {
                for (Expression each : flat(site.here(), "\\land", "$ConjList")) {
                    if (each.level() > ACTION && !site.knowledge().containsNext(each)) {
                        site.replace(each, "TRUE");
                    }
                }
            }
        }
    },
    /** {@code a => b} is b. */
    DROP_ANTECEDENT {
        @Override
        void find(Site site) {
            if (site.here().applies("=>")) {
                site.keepRight();
            }
        }
    },
    /** A comparison admits or excludes the limit, or says the opposite. */
    FLIP_COMPARISON {
        @Override
        void find(Site site) {
            String to = COMPARISONS.get(site.here().name());
            if (to != null && site.here().kind() == Kind.APPLICATION && !assigns(site.here())) {
                site.here().sign().ifPresent(sign -> site.replace(sign, to, site.here().span()));
            }
        }
    },
    /** A number is one more. */
    OFF_BY_ONE {
        @Override
        void find(Site site) {
            if (site.here().kind() == Kind.NUMBER) {
                site.replace(site.here().span(), Integer.toString(Integer.parseInt(site.here().name()) + 1), site.around());
            }
        }
    },
    /** A sum is a difference, or the reverse. */
    SWAP_SIGN {
        @Override
        void find(Site site) {
            if (site.here().applies("+", "-")) {
                String to = site.here().name().equals("+") ? "-" : "+";
                site.here().sign().ifPresent(sign -> site.replace(sign, to, site.here().span()));
            }
        }
    },
    /** A part of an EXCEPT leaves what was there. */
    DROP_UPDATE {
        @Override
        void find(Site site) {
            if (site.here().applies("$Pair") && site.parent().applies("$Except")) {
                Expression value = site.here().parts().get(1);
                Span place = value.kind() == Kind.OTHER ? null : value.span();
                if (place != null) {
                    site.replace(place, "@", site.here().span());
                }
            }
        }
    },
    /** A string is another one that it stands in a set with: a state another state. */
    SWAP_STRING {
        @Override
        void find(Site site) {
            if (site.here().kind() == Kind.STRING && site.text(site.here()).startsWith("\"")) {
                String to = site.knowledge().next(site.here().name());
                site.replace(site.here().span(), '"' + to + '"', site.around());
            }
        }
    },
    /** A set that is enumerated lacks a member. */
    DROP_MEMBER {
        @Override
        void find(Site site) {
            List<Expression> members = site.here().parts();
            if (site.here().applies("$SetEnumerate")) {
                for (int i = 0; i < members.size(); i++) {
                    int from = i == 0 ? members.get(0).span().from() : members.get(i - 1).span().to();
                    int to = i == 0 && members.size() > 1 ? members.get(1).span().from() : members.get(i).span().to();
                    site.replace(new Span(from, to), "", site.here().span());
                }
            }
        }
    },
    /** IF always takes its first branch. */
    THEN_ALWAYS {
        @Override
        void find(Site site) {
            if (site.here().applies("$IfThenElse")) {
                site.replace(site.here().parts().get(0), "TRUE");
            }
        }
    },
    /** IF always takes its second branch. */
    ELSE_ALWAYS {
        @Override
        void find(Site site) {
            if (site.here().applies("$IfThenElse")) {
                site.replace(site.here().parts().get(0), "FALSE");
            }
        }
    },
    /** An arm of a CASE is never taken. */
    DROP_CASE {
        @Override
        void find(Site site) {
            if (site.here().applies("$Case")) {
                site.here().parts().stream().filter(arm -> arm.parts().size() == 2)
                        .forEach(arm -> site.replace(arm.parts().get(0), "FALSE"));
            }
        }
    },
    /** What is said of all is said of some, or the reverse. */
    SWAP_QUANTIFIER {
        @Override
        void find(Site site) {
            if (site.here().applies("$BoundedForall", "$BoundedExists") && site.here().level() != ACTION) {
                String to = site.here().name().equals("$BoundedForall") ? "\\E" : "\\A";
                site.here().sign().ifPresent(sign -> site.replace(sign, to, site.here().span()));
            }
        }
    },
    /** A union, intersection or difference of sets is its left side, or its right. */
    DROP_OPERAND {
        @Override
        void find(Site site) {
            if (site.here().applies("\\union", "\\intersect", "\\")) {
                site.keepLeft();
                if (!site.here().name().equals("\\")) {
                    site.keepRight();
                }
            }
        }
    },
    /** TRUE is FALSE, or the reverse. */
    FLIP_BOOLEAN {
        @Override
        void find(Site site) {
            if (site.here().applies("TRUE", "FALSE")) {
                site.replace(site.here().span(), site.here().name().equals("TRUE") ? "FALSE" : "TRUE", site.around());
            }
        }
    },
    /** {@code ~a} is a. */
    DROP_NEGATION {
        @Override
        void find(Site site) {
            if (site.here().applies("\\lnot")) {
                site.here().sign().ifPresent(sign -> site.replace(sign, "", site.here().span()));
            }
        }
    };

    private static final int ACTION = 2;
    private static final Map<String, String> COMPARISONS = Map.of("<", "<=", "\\leq", "<", ">", ">=", "\\geq", ">",
            "=", "#", "/=", "=", "\\in", "\\notin", "\\notin", "\\in", "\\subseteq", "=");

    abstract void find(Site site);

    /** The name as the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The operands of nested applications of some operators; nothing where none of them is applied. */
    private static List<Expression> flat(Expression expression, String... operators) {
        List<Expression> operands = new ArrayList<>();
        if (expression.applies(operators)) {
            for (Expression part : expression.parts()) {
                List<Expression> within = flat(part, operators);
                operands.addAll(within.isEmpty() ? List.of(part) : within);
            }
        }
        return operands;
    }

    /** Whether TLC takes an equation as an assignment, to a primed variable or, at the beginning, to a variable. */
    static boolean assigns(Expression equation) {
        return equation.applies("=") && (equation.parts().get(0).kind() == Kind.VARIABLE
                || equation.parts().get(0).applies("'"));
    }
}
