package lastack.model.inside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.model.Derivation;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Tells of a {@link Walk} in the form that the rest of the program knows. */
final class Deriver {
    private final Walk walk;
    private final Reasons reasons;
    private final Texts texts;
    private final Map<Walk.Guard, Derivation.Condition> told = new IdentityHashMap<>();

    Deriver(Tool tool, Texts texts) {
        this.walk = new Walk(tool);
        this.reasons = new Reasons(walk, texts);
        this.texts = texts;
    }

    Derivation of(SemanticNode set, Context context) {
        List<Derivation.Branch> elements = new ArrayList<>();
        List<Derivation.Branch> refused = new ArrayList<>();
        List<Walk.Way> ways = new ArrayList<>(walk.elements(set, context));
        // What was turned away last came nearest.
        ways.sort(Comparator.comparingInt(way -> way.against().isEmpty() ? 0 : -length(way)));
        for (Walk.Way way : ways) {
            Value value = Values.explicit(way.value());
            boolean element = way.against().isEmpty();
            Map<String, Derivation.Origin> origins = new LinkedHashMap<>();
            if (element) {
                origins("", value, way.origin(), origins);
            }
            (element ? elements : refused).add(new Derivation.Branch(Values.out(value), way.against().map(this::condition),
                    element ? guards(way.trail()) : List.of(), origins));
        }
        elements.addAll(refused);
        return new Derivation(elements);
    }

    /** How many guards it had passed when it was turned away. */
    private static int length(Walk.Way way) {
        int length = 0;
        for (Walk.Trail each = way.trail(); each != null; each = each.before()) {
            length = each.guard() == way.against().get() ? 0 : length + 1;
        }
        return length;
    }

    private Derivation.Condition condition(Walk.Guard guard) {
        return told.computeIfAbsent(guard, reasons::of);
    }

    private List<Derivation.Condition> guards(Walk.Trail trail) {
        List<Derivation.Condition> guards = new ArrayList<>();
        for (Walk.Trail each = trail; each != null; each = each.before()) {
            guards.add(condition(each.guard()));
        }
        Collections.reverse(guards);
        return guards;
    }

    private static List<Derivation.Condition> within(Derivation.Place definition, List<Derivation.Condition> guards) {
        return guards.stream().filter(guard -> guard.place().module().equals(definition.module())
                && guard.place().definition().equals(definition.definition())).toList();
    }

    private void origins(String name, Value value, Origin origin, Map<String, Derivation.Origin> all) {
        if (value instanceof RecordValue rcd) {
            for (int i = 0; i < rcd.names.length; i++) {
                UniqueString field = rcd.names[i];
                origins(name.isEmpty() ? field.toString() : name + "." + field, rcd.values[i], origin.at(field), all);
            }
        } else if (origin instanceof Origin.Made made) {
            Derivation.Place place = texts.place(made.node());
            List<Derivation.Place> callers = reasons.callers(made.calls());
            List<Derivation.Condition> guards = guards(made.trail());
            List<Derivation.Condition> own = within(place, guards);
            for (int i = 0; own.isEmpty() && i < callers.size(); i++) {
                own = within(callers.get(i), guards);
            }
            all.put(name, new Derivation.Origin(Optional.of(place), callers, texts.text(made.node()), own));
        } else {
            all.put(name, new Derivation.Origin(Optional.empty(), List.of(), "", List.of()));
        }
    }
}
