package lastack.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a model run's JVM writes. */
final class Wire {
    private Wire() {
    }

    /**
     * Reads the counterexample out of a result.
     *
     * @param result the child's last line
     * @return the counterexample, empty if TLC gave no state
     */
    static Optional<Counterexample> counterexample(JsonNode result) {
        List<Counterexample.State> states = new ArrayList<>();
        for (JsonNode state : result.path("trace")) {
            String module = state.path("module").asText();
            states.add(new Counterexample.State(state.path("action").asText(),
                    module.isEmpty() ? Optional.empty()
                            : Optional.of(new Counterexample.Location(module, state.path("line").asInt())),
                    record(state.path("parameters")), record(state.path("variables"))));
        }
        int loop = result.path("loop").asInt();
        Counterexample.End end = loop >= 0 ? new Counterexample.End.Loops(loop)
                : result.path("stutters").asBoolean() ? new Counterexample.End.Stutters() : new Counterexample.End.Stops();
        return states.isEmpty() ? Optional.empty() : Optional.of(new Counterexample(states, end));
    }

    /**
     * Reads strings.
     *
     * @param array an array of strings, or nothing
     * @return the strings, each once, in their order
     */
    static List<String> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        array.forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }

    private static Map<String, Object> record(JsonNode node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), neutral(field.getValue())));
        return Collections.unmodifiableMap(fields);
    }

    private static Object neutral(JsonNode node) {
        if (node.isArray()) {
            return list(node);
        }
        if (node.has("#set")) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(list(node.get("#set"))));
        }
        if (node.has("#map")) {
            Map<Object, Object> map = new LinkedHashMap<>();
            node.get("#map").forEach(pair -> map.put(neutral(pair.get(0)), neutral(pair.get(1))));
            return Collections.unmodifiableMap(map);
        }
        if (node.isObject()) {
            return record(node);
        }
        return node.isInt() ? (Object) node.intValue() : node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }

    private static List<Object> list(JsonNode array) {
        List<Object> list = new ArrayList<>();
        array.forEach(element -> list.add(neutral(element)));
        return Collections.unmodifiableList(list);
    }
}
