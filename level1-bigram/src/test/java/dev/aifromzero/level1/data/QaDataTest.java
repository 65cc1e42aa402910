package dev.aifromzero.level1.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What level 5 may rely on in the questions and answers of the {@code data} folder. */
class QaDataTest {
    private static final List<String> FIELDS = List.of("instruction", "response", "subject", "grade", "language");
    private static final Set<String> SUBJECTS = Set.of(
            "science", "mathematics", "indian history", "geography", "civics", "language", "study skills", "computing");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<!\\b[A-Z])[.?!\u0964](?=\\s|$)");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");
    /** Questions often begin alike ("What is the difference between"), so half of the runs of words may be shared. */
    private static final double SHARED_BY_QUESTIONS = 0.5;
    /** The part of the shorter answer's runs of three words that another answer may hold. */
    private static final double SHARED_BY_ANSWERS = 1.0 / 3;

    private static List<Pair> school;
    private static List<Pair> cricket;
    private static List<Pair> all;

    private record Pair(String question, String answer, String subject, int grade, String language) {
        boolean hindi() {
            return language.equals("hi");
        }
    }

    @BeforeAll
    static void read() throws IOException {
        school = pairs("education_qa.jsonl");
        cricket = pairs("cricket_qa.jsonl");
        all = new ArrayList<>(school);
        all.addAll(cricket);
    }

    private static List<Pair> pairs(String name) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(ProjectPaths.data(name))) {
            JsonNode object = json.readTree(line);
            List<String> fields = new ArrayList<>();
            object.fieldNames().forEachRemaining(fields::add);
            assertEquals(FIELDS, fields, line);
            assertTrue(object.get("grade").isInt(), line);
            assertTrue(!line.contains("\\u") && Normalizer.isNormalized(line, Normalizer.Form.NFC), line);
            pairs.add(new Pair(
                    object.get("instruction").textValue(),
                    object.get("response").textValue(),
                    object.get("subject").textValue(),
                    object.get("grade").intValue(),
                    object.get("language").textValue()));
        }
        return pairs;
    }

    private static Map<String, Long> counts(List<Pair> pairs, Function<Pair, String> key) {
        return pairs.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    @Test
    void thereAreSixHundredPairsForSchoolAndSixtyOfThemInHindi() {
        assertTrue(school.size() >= 600, school.size() + " pairs");
        Map<String, Long> languages = counts(school, Pair::language);
        assertEquals(Set.of("en", "hi"), languages.keySet());
        assertTrue(languages.get("hi") >= 60, languages.toString());
    }

    @Test
    void everySubjectHasFiftyPairsSomeOfThemInHindi() {
        Map<String, Long> subjects = counts(school, Pair::subject);
        assertEquals(SUBJECTS, subjects.keySet());
        subjects.forEach((subject, count) -> assertTrue(count >= 50, subject + ": " + count));
        assertEquals(
                SUBJECTS,
                counts(school.stream().filter(Pair::hindi).toList(), Pair::subject)
                        .keySet());
    }

    @Test
    void everyClassFromSixToEightHasAFairShare() {
        Map<String, Long> grades = counts(school, pair -> String.valueOf(pair.grade()));
        assertEquals(Set.of("6", "7", "8"), grades.keySet());
        grades.forEach((grade, count) -> assertTrue(count >= school.size() / 5, grades.toString()));
    }

    @Test
    void thereAreEightyPairsOnCricketInEnglish() {
        assertTrue(cricket.size() >= 80, cricket.size() + " pairs");
        assertEquals(Set.of("cricket"), counts(cricket, Pair::subject).keySet());
        assertEquals(Set.of("en"), counts(cricket, Pair::language).keySet());
        assertEquals(
                Set.of("6", "7", "8"),
                counts(cricket, pair -> String.valueOf(pair.grade())).keySet());
    }

    @Test
    void answersHaveOneToFiveSentencesAndEndWithAStop() {
        for (Pair pair : all) {
            long sentences = SENTENCE_END.matcher(pair.answer()).results().count();
            assertTrue(sentences >= 1 && sentences <= 5, sentences + " sentences: " + pair.answer());
            assertTrue(pair.answer().endsWith(pair.hindi() ? "\u0964" : "."), pair.answer());
        }
    }

    @Test
    void questionsAndAnswersAreShortAndHaveNoBlanksTooMany() {
        for (Pair pair : all) {
            for (String text : List.of(pair.question(), pair.answer())) {
                assertEquals(text.strip().replaceAll("\\s+", " "), text);
            }
            assertTrue(pair.question().length() >= 10 && pair.question().length() <= 120, pair.question());
            assertTrue(pair.answer().length() >= 40 && pair.answer().length() <= 260, pair.answer());
        }
    }

    @Test
    void englishIsPlainAsciiAndHindiIsWrittenInDevanagari() {
        for (Pair pair : all) {
            for (String text : List.of(pair.question(), pair.answer())) {
                if (pair.hindi()) {
                    long latin = text.codePoints()
                            .filter(c -> c < 128 && Character.isLetter(c))
                            .count();
                    long nagari = text.codePoints()
                            .filter(c -> c >= 0x900 && c < 0x980)
                            .count();
                    assertTrue(nagari >= 10 && latin * 10 < nagari, text);
                } else {
                    assertTrue(text.codePoints().allMatch(c -> c >= ' ' && c < 127), text);
                }
            }
        }
    }

    @Test
    void noQuestionAndNoAnswerIsThereTwice() {
        Set<String> questions = new HashSet<>();
        Set<String> answers = new HashSet<>();
        for (Pair pair : all) {
            assertTrue(questions.add(String.join(" ", words(pair.question()))), pair.question());
            assertTrue(answers.add(String.join(" ", words(pair.answer()))), pair.answer());
        }
    }

    @Test
    void noTwoQuestionsAreNearlyTheSame() {
        List<Set<String>> runs = all.stream().map(pair -> runs(pair.question())).toList();
        forEveryTwo((i, j) -> {
            int shared = shared(runs.get(i), runs.get(j));
            int together = runs.get(i).size() + runs.get(j).size() - shared;
            assertTrue(
                    shared <= SHARED_BY_QUESTIONS * together,
                    () -> all.get(i).question() + " | " + all.get(j).question());
        });
    }

    @Test
    void noAnswerGivesAnotherAnswerAway() {
        List<Set<String>> runs = all.stream().map(pair -> runs(pair.answer())).toList();
        forEveryTwo((i, j) -> {
            int shorter = Math.min(runs.get(i).size(), runs.get(j).size());
            assertTrue(
                    shared(runs.get(i), runs.get(j)) <= SHARED_BY_ANSWERS * shorter,
                    () -> all.get(i).answer() + " | " + all.get(j).answer());
        });
    }

    @Test
    void everySumIsRight() {
        int compared = 0;
        for (Pair pair : all) {
            SumChecker.Result sums = SumChecker.check(pair.answer());
            assertEquals(List.of(), sums.wrong(), pair.answer());
            compared += sums.compared();
        }
        assertTrue(compared >= 120, compared + " sums");
    }

    private interface TwoPairs {
        void look(int i, int j);
    }

    private static void forEveryTwo(TwoPairs two) {
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                two.look(i, j);
            }
        }
    }

    private static List<String> words(String text) {
        return NO_LETTERS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** All runs of three words. */
    private static Set<String> runs(String text) {
        List<String> words = words(text);
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + 3 <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + 3)));
        }
        return runs;
    }

    private static int shared(Set<String> a, Set<String> b) {
        Set<String> smaller = a.size() < b.size() ? a : b;
        Set<String> larger = smaller == a ? b : a;
        return (int) smaller.stream().filter(larger::contains).count();
    }
}
