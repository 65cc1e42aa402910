package dev.aifromzero.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** JSON that is well formed and yet wrong: one of its values is another, missing, or called otherwise. */
final class JsonDamage {
    private static final List<String> VALUES = List.of(
            "null",
            "null",
            "true",
            "-1",
            "0",
            "1",
            "2",
            "0.5",
            "1e999",
            "1000000",
            "1048577",
            "1000000000",
            "2147483647",
            "9223372036854775807",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "\"NaN\"",
            "\"ROTARY\"",
            "\"\\u001b[2J\"",
            "\"\\ud800\"",
            "\"F16\"",
            "[]",
            "{}",
            "[null]",
            "[[[[[[]]]]]]",
            "{\"a\": 1}");
    private static final List<String> NAMES = List.of("", "x", "\u001b[2J", "\ud800", "__metadata__");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** For each value of a file in turn; null in the end stands for leaving it out. */
    private static final String[] USUAL = {"null", "0", "-1", "1000000000", "[]", null};

    private JsonDamage() {}

    /** {@return the JSON many times, each time with one of its values another or missing} */
    static List<String> oneByOne(String json) {
        try {
            List<String> all = new ArrayList<>(List.of("null", "[]", ""));
            JsonNode root = JSON.readTree(json);
            List<JsonNode> holders = new ArrayList<>();
            collect(root, holders);
            for (JsonNode holder : holders) {
                if (holder instanceof ObjectNode object) {
                    List<String> names = new ArrayList<>();
                    object.fieldNames().forEachRemaining(names::add);
                    for (String name : names) {
                        JsonNode good = object.get(name);
                        for (String value : USUAL) {
                            if (value == null) {
                                object.remove(name);
                            } else {
                                object.putRawValue(name, new RawValue(value));
                            }
                            all.add(JSON.writeValueAsString(root));
                            object.set(name, good);
                        }
                    }
                }
            }
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This good file is no JSON: " + json, e);
        }
    }

    /** {@return the JSON with one value wrong; the text itself where it is no JSON object or list} */
    static String damaged(String json, SplittableRandom random) {
        try {
            JsonNode root = JSON.readTree(json);
            List<JsonNode> holders = new ArrayList<>();
            collect(root, holders);
            if (holders.isEmpty()) {
                return json;
            }
            JsonNode holder = holders.get(random.nextInt(holders.size()));
            if (holder instanceof ObjectNode object) {
                damage(object, random);
            } else {
                ((ArrayNode) holder).set(random.nextInt(holder.size()), new POJONode(value(random)));
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This good file is no JSON: " + json, e);
        }
    }

    private static void damage(ObjectNode object, SplittableRandom random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(NAMES.get(random.nextInt(NAMES.size())), object.remove(name));
            default -> object.putRawValue(name, value(random));
        }
    }

    private static RawValue value(SplittableRandom random) {
        return new RawValue(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode() && !node.isEmpty()) {
            holders.add(node);
        }
        node.forEach(child -> collect(child, holders));
    }
}
