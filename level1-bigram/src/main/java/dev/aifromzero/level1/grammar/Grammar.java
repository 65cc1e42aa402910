package dev.aifromzero.level1.grammar;

import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A context-free grammar with features: symbols, words, and rules that say how a symbol may be filled.
 *
 * <p>Two symbols have a fixed meaning: {@code <story>} is a whole story, and {@code <sentence>} lists the kinds of
 * sentences, each of which begins with a capital letter.
 */
public final class Grammar {
    static final String STORY = "story";
    static final String SENTENCE = "sentence";
    private static final String OURS = "stories.grammar";

    private final List<String> symbols;
    private final List<String> words;
    private final List<String> features;
    private final List<Rule> rules;
    private final List<List<Rule>> rulesOf;
    private final Map<String, int[]> plain = new HashMap<>();
    private final Map<String, int[]> atCapital = new HashMap<>();
    private final BitSet[] first;
    private final BitSet sentenceKinds = new BitSet();

    Grammar(List<String> symbols, List<String> words, List<String> features, List<Rule> rules) {
        this.symbols = symbols;
        this.words = words;
        this.features = features;
        this.rules = rules;
        this.rulesOf = symbols.stream()
                .map(symbol -> rules.stream()
                        .filter(r -> r.symbol() == symbols.indexOf(symbol))
                        .toList())
                .toList();
        for (int id = 0; id < words.size(); id++) {
            int[] one = {id};
            plain.put(words.get(id), one);
            atCapital.merge(Spelling.capitalised(words.get(id)), one, Grammar::both);
        }
        first = firstWords();
        rulesOf(symbol(SENTENCE))
                .forEach(rule -> sentenceKinds.set(rule.parts().get(0).symbol()));
    }

    private static int[] both(int[] a, int[] b) {
        int[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /**
     * {@return the grammar of the course's own stories}
     *
     * @throws IOException if the file inside the program cannot be read
     */
    public static Grammar ofStories() throws IOException {
        try (InputStream in = Grammar.class.getResourceAsStream(OURS)) {
            return GrammarReader.read(OURS, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * {@return the grammar in a file}
     *
     * @param file rules in UTF-8, written like the course's own
     * @throws dev.aifromzero.kit.error.UserError if there is no such file, or a rule in it is wrong
     * @throws IOException if the file cannot be read
     */
    public static Grammar read(Path file) throws IOException {
        return GrammarReader.read(String.valueOf(file.getFileName()), Corpus.read(file));
    }

    /** For each symbol, the words that something of this kind can begin with. */
    private BitSet[] firstWords() {
        BitSet[] sets = new BitSet[symbols.size()];
        Arrays.setAll(sets, symbol -> new BitSet());
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Rule rule : rules) {
                BitSet set = sets[rule.symbol()];
                int before = set.cardinality();
                Part part = rule.parts().get(0);
                if (part.isWord()) {
                    set.set(part.word());
                } else {
                    set.or(sets[part.symbol()]);
                }
                grown |= set.cardinality() > before;
            }
        }
        return sets;
    }

    /** {@return the number of the symbol with this name, or -1} */
    int symbol(String name) {
        return symbols.indexOf(name);
    }

    String symbolName(int symbol) {
        return symbols.get(symbol);
    }

    String word(int id) {
        return words.get(id);
    }

    /** {@return how many features there are: the length of every array of feature codes} */
    int featureCount() {
        return features.size();
    }

    List<Rule> rulesOf(int symbol) {
        return rulesOf.get(symbol);
    }

    /** {@return whether what fills this symbol is a sentence} */
    boolean isSentence(int symbol) {
        return sentenceKinds.get(symbol);
    }

    /** {@return the numbers of the words that may be meant by this one: none, one, or two that differ by a capital} */
    int[] meant(Word word) {
        return (word.capital() ? atCapital : plain).getOrDefault(word.text(), new int[0]);
    }

    /** {@return whether a part can begin with one of these words, features aside} */
    boolean canBegin(Part part, int[] meant) {
        for (int id : meant) {
            if (part.isWord() ? part.word() == id : first[part.symbol()].get(id)) {
                return true;
            }
        }
        return false;
    }

    /** {@return how many rules there are, each alternative counted} */
    public int ruleCount() {
        return rules.size();
    }

    /** {@return how many different words the rules contain, without the marks} */
    public int wordCount() {
        return (int) words.stream()
                .filter(word -> Character.isLetter(word.codePointAt(0)))
                .count();
    }
}
