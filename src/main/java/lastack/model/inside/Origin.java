package lastack.model.inside;

import java.util.LinkedHashMap;
import java.util.Map;
import tla2sany.semantic.SemanticNode;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Where a value's parts come from. */
interface Origin {
    /** That of a field. */
    default Origin at(UniqueString field) {
        return this;
    }

    /** Handed over from outside. */
    record Kept() implements Origin {
    }

    /** The {@code @} of an EXCEPT. */
    record At() implements Origin {
    }

    /** Made by an expression. */
    record Made(SemanticNode node, Scope.Calls calls, Walk.Trail trail) implements Origin {
    }

    /** Put together from fields. */
    record Fields(Map<UniqueString, Origin> fields, Origin rest) implements Origin {
        @Override
        public Origin at(UniqueString field) {
            Origin own = fields.get(field);
            return own == null ? rest.at(field) : own;
        }
    }

    /** What becomes of the origin of a whole when a part is put there, by a path of fields from a place on. */
    static Origin put(Origin whole, Value[] path, int from, Origin part) {
        UniqueString field = ((StringValue) path[from]).getVal();
        Origin own = whole.at(field);
        Origin now = from + 1 < path.length ? put(own, path, from + 1, part) : merged(part, own);
        Map<UniqueString, Origin> fields = new LinkedHashMap<>();
        Origin rest = whole;
        if (whole instanceof Fields before) {
            fields.putAll(before.fields());
            rest = before.rest();
        }
        fields.put(field, now);
        return new Fields(fields, rest);
    }

    /** What {@code @} stands for in a part is what was there before. */
    private static Origin merged(Origin part, Origin before) {
        if (part instanceof At) {
            return before;
        }
        if (part instanceof Fields fields) {
            Map<UniqueString, Origin> all = new LinkedHashMap<>();
            fields.fields().forEach((name, origin) -> all.put(name, merged(origin, before.at(name))));
            return new Fields(all, merged(fields.rest(), before));
        }
        return part;
    }
}
