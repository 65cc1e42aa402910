package dev.aifromzero.level1.grammar;

import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a grammar from text, one rule a line:
 *
 * <pre>{@code
 * # a comment
 * <wish ?who ?pro> = <actor ?who ?pro> wanted to see <his ?pro> <relative>.
 * <was pro=she/he/it> = was
 * <was pro=they> = were
 * <animal who=*> = goat | squirrel | parrot
 * }</pre>
 *
 * {@code |} separates alternatives. {@code ?who} is a variable: the same value everywhere in the rule. {@code pro=she}
 * is a fixed value, {@code pro=she/he/it} stands for three rules, {@code who=*} for the words on the right themselves.
 * {@code form=?f} is the variable f under another feature's name.
 */
final class GrammarReader {
    private static final Pattern RULE = Pattern.compile("<([^<>]+)>\\s+=\\s+(.*)");
    private static final Pattern GAP_OR_TEXT = Pattern.compile("<([^<>]*)>|([^<>]+)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final String FORM = "Write a rule as <symbol feature=value> = words and <gaps>, one a line";

    private static final int LONGEST_QUOTE = 300;

    private final String source;
    private final List<String> symbols = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> symbolIds = new LinkedHashMap<>();
    private final Map<String, Integer> wordIds = new LinkedHashMap<>();
    private final Map<String, Integer> featureIds = new LinkedHashMap<>();
    private final Map<String, Integer> valueIds = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    /** An alternative as it is written; features still as text. */
    private record Draft(int line, String symbol, Map<String, String> left, String right) {}

    private GrammarReader(String source) {
        this.source = source;
    }

    /**
     * @param source the file's name, for messages
     * @param text the rules
     */
    static Grammar read(String source, String text) {
        return new GrammarReader(source).grammar(text.lines().toList());
    }

    private Grammar grammar(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                drafts.addAll(drafts(i + 1, line));
            }
        }
        drafts.forEach(this::number);
        List<Rule> rules = new ArrayList<>();
        for (Draft draft : drafts) {
            rules.add(rule(rules.size(), draft));
        }
        new GrammarChecks(source, symbols, List.copyOf(featureIds.keySet()), List.copyOf(valueIds.keySet()), rules)
                .run();
        return new Grammar(symbols, words, List.copyOf(featureIds.keySet()), rules);
    }

    private List<Draft> drafts(int line, String text) {
        Matcher matcher = RULE.matcher(text);
        if (!matcher.matches()) {
            throw problem(line, "is not a rule: " + text, FORM);
        }
        String[] head = matcher.group(1).strip().split("\\s+");
        List<Draft> found = new ArrayList<>();
        for (String right : (" " + matcher.group(2) + " ").split("\\s\\|\\s", -1)) {
            if (right.isBlank()) {
                throw problem(line, "has an alternative with nothing in it", "Fill it, or take the stray | away");
            }
            for (Map<String, String> left : spread(features(line, head))) {
                left.replaceAll((feature, value) -> value.equals("*") ? right.strip() : value);
                found.add(new Draft(line, name(line, head[0]), left, right.strip()));
            }
        }
        return found;
    }

    /** {@code a/b} on the left stands for one rule with a and one with b. */
    private static List<Map<String, String>> spread(Map<String, String> features) {
        List<Map<String, String>> all = new ArrayList<>(List.of(new LinkedHashMap<>()));
        features.forEach((feature, values) -> {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> one : all) {
                for (String value : values.split("/")) {
                    Map<String, String> next = new LinkedHashMap<>(one);
                    next.put(feature, value);
                    longer.add(next);
                }
            }
            all.clear();
            all.addAll(longer);
        });
        return all;
    }

    /** Reads {@code symbol ?who pro=she} from its second word on. */
    private Map<String, String> features(int line, String[] words) {
        Map<String, String> features = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            boolean variable = words[i].startsWith("?");
            String[] sides = (variable ? words[i].substring(1) + "=" + words[i] : words[i]).split("=", 2);
            if (sides.length < 2
                    || sides[1].isEmpty()
                    || sides[1].equals("?")
                    || !NAME.matcher(sides[0]).matches()) {
                throw problem(
                        line,
                        "has a feature that cannot be read: " + words[i],
                        "Write feature=value, feature=?variable, or ?feature for short");
            }
            if (features.put(sides[0], sides[1]) != null) {
                throw problem(line, "gives the feature " + sides[0] + " twice", "Keep one of them");
            }
        }
        return features;
    }

    private String name(int line, String name) {
        if (!NAME.matcher(name).matches()) {
            throw problem(
                    line,
                    "has a symbol that cannot be read: <" + name + ">",
                    "Use small letters, digits and hyphens for the names of symbols");
        }
        return name;
    }

    /** Gives a number to the symbol and to every feature and value that a left side has. */
    private void number(Draft draft) {
        if (symbolIds.putIfAbsent(draft.symbol, symbols.size()) == null) {
            symbols.add(draft.symbol);
        }
        draft.left.forEach((feature, value) -> {
            featureIds.putIfAbsent(feature, featureIds.size());
            if (!value.startsWith("?")) {
                valueIds.putIfAbsent(value, valueIds.size() + 1);
            }
        });
    }

    private Rule rule(int id, Draft draft) {
        Map<String, Integer> variables = new LinkedHashMap<>();
        Map<String, Integer> uses = new LinkedHashMap<>();
        int[] left = codes(draft, "<" + draft.symbol + ">", draft.left, variables, uses);
        List<Part> parts = new ArrayList<>();
        Matcher matcher = GAP_OR_TEXT.matcher(draft.right);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group(1) == null) {
                Word.texts(matcher.group(2)).forEach(word -> parts.add(Part.ofWord(wordId(word))));
            } else {
                parts.add(gap(draft, matcher.group(1).strip().split("\\s+"), variables, uses));
            }
        }
        if (end < draft.right.length()) {
            throw problem(draft.line, "has a < or > without its partner: " + draft.right, FORM);
        }
        uses.forEach((variable, times) -> {
            if (times == 1 && !draft.left.containsValue("?" + variable)) {
                throw problem(
                        draft.line,
                        "uses the variable ?" + variable + " only once, so nothing agrees with it",
                        "Check its spelling, use it in a second place, or leave it out");
            }
        });
        return new Rule(id, symbolIds.get(draft.symbol), left, List.copyOf(parts), variables.size(), draft.line);
    }

    private Part gap(Draft draft, String[] words, Map<String, Integer> variables, Map<String, Integer> uses) {
        String symbol = name(draft.line, words[0]);
        if (!symbolIds.containsKey(symbol)) {
            throw problem(
                    draft.line,
                    "uses <" + symbol + ">, but no rule says what that is",
                    "Add a rule <" + symbol + "> = ..., or check the spelling");
        }
        int[] codes = codes(draft, "<" + symbol + ">", features(draft.line, words), variables, uses);
        return Part.ofGap(symbolIds.get(symbol), codes);
    }

    private int wordId(String word) {
        Integer known = wordIds.putIfAbsent(word, words.size());
        if (known == null) {
            words.add(word);
        }
        return wordIds.get(word);
    }

    private int[] codes(
            Draft draft,
            String where,
            Map<String, String> features,
            Map<String, Integer> variables,
            Map<String, Integer> uses) {
        int[] codes = new int[featureIds.size()];
        features.forEach((feature, value) -> {
            Integer id = featureIds.get(feature);
            boolean variable = value.startsWith("?");
            if (id == null || (!variable && !valueIds.containsKey(value))) {
                throw problem(
                        draft.line,
                        "asks " + where + " for " + feature + "=" + value + ", which no rule has on its left",
                        "Check the spelling, or add a rule with this feature");
            }
            if (variable) {
                variables.putIfAbsent(value.substring(1), variables.size() + 1);
                uses.merge(value.substring(1), 1, Integer::sum);
            }
            codes[id] = variable ? -variables.get(value.substring(1)) : valueIds.get(value);
        });
        return codes;
    }

    private UserError problem(int line, String what, String remedy) {
        return new UserError(
                "Line " + line + " of " + source + " " + Printable.excerpt(what, LONGEST_QUOTE),
                Printable.excerpt(remedy, LONGEST_QUOTE));
    }
}
