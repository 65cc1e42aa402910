package dev.aifromzero.level5.school;

import dev.aifromzero.level5.school.FactFile.Complaint;
import dev.aifromzero.level5.school.FactFile.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a teacher should know about facts before anybody trains on them: are they complete, can an answer be judged by their
 * keys, and is every held-out phrasing really held out?
 */
public final class FactCheck {
    /** At least this many phrasings to learn from. */
    public static final int FEWEST_QUESTIONS = 6;

    /** At least this many held-out phrasings. */
    public static final int FEWEST_HELD_OUT = 2;

    /** At most this many other answers of a file may match all keys of a fact. */
    public static final int MOST_OTHER_MATCHES = 2;

    private static final int FIRST_GRADE = 6;
    private static final int LAST_GRADE = 8;
    private static final List<String> LANGUAGES = List.of("en", "hi");

    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<String, Place> trained = new HashMap<>();

    private record Place(Path file, int line) {
        @Override
        public String toString() {
            return "line " + line + " of " + file.getFileName();
        }
    }

    private FactCheck() {}

    /**
     * {@return what is wrong with these files, file by file, in order of lines; lines that are no facts at all included}
     *
     * @param files all that will be trained on together: a phrasing held out in one must not be learned in another
     */
    public static List<Complaint> of(List<FactFile> files) {
        FactCheck check = new FactCheck();
        for (FactFile file : files) {
            for (Line line : file.lines()) {
                Place place = new Place(file.file(), line.number());
                line.fact().questions().forEach(question -> check.trained.putIfAbsent(plain(question), place));
            }
        }
        for (FactFile file : files) {
            check.look(file);
        }
        return List.copyOf(check.complaints);
    }

    private void look(FactFile file) {
        List<Complaint> here = new ArrayList<>(file.broken());
        Map<String, Integer> ids = new HashMap<>();
        for (Line line : file.lines()) {
            Integer first = ids.putIfAbsent(line.fact().id(), line.number());
            List<String> problems = new ArrayList<>();
            if (first != null) {
                problems.add("has the id '" + line.fact().id() + "' of line " + first);
            }
            completeness(line.fact(), problems);
            keys(line, file.lines(), problems);
            heldOut(line.fact(), problems);
            problems.forEach(problem -> here.add(new Complaint(file.file(), line.number(), problem)));
        }
        here.sort(Comparator.comparingInt(Complaint::line));
        complaints.addAll(here);
    }

    private static void completeness(Fact fact, List<String> problems) {
        if (fact.grade() < FIRST_GRADE || fact.grade() > LAST_GRADE) {
            problems.add("has the grade " + fact.grade() + ": use 6, 7 or 8");
        }
        if (!LANGUAGES.contains(fact.language())) {
            problems.add("has the language '" + fact.language() + "': use en or hi");
        }
        if (!fact.topic().contains(": ")) {
            problems.add("has the topic '" + fact.topic() + "': write a chapter, a colon, a blank and a section");
        }
        if (fact.passage().length() <= fact.answer().length() / 2) {
            problems.add("has a passage that is too short: write two to five sentences");
        }
        if (fact.questions().size() < FEWEST_QUESTIONS) {
            problems.add(
                    "has " + fact.questions().size() + " questions to learn from: write at least " + FEWEST_QUESTIONS);
        }
        if (fact.heldout().size() < FEWEST_HELD_OUT) {
            problems.add("has " + fact.heldout().size() + " held-out questions: write at least " + FEWEST_HELD_OUT);
        }
    }

    private static void keys(Line line, List<Line> all, List<String> problems) {
        Fact fact = line.fact();
        if (fact.keys().isEmpty()) {
            problems.add("has no keys: every answer would count as right");
            return;
        }
        if (!fact.isRight(fact.answer())) {
            problems.add("has keys that are not all found in its own answer");
        }
        Predicate<String> isRight = fact.isRight();
        List<String> others = all.stream()
                .filter(other -> other.number() != line.number()
                        && isRight.test(other.fact().answer()))
                .map(Line::fact)
                .map(Fact::id)
                .toList();
        if (others.size() > MOST_OTHER_MATCHES) {
            problems.add("has keys that also match " + others.size() + " other answers, such as that of "
                    + others.get(0) + ": make them stricter");
        }
    }

    private void heldOut(Fact fact, List<String> problems) {
        for (String question : fact.heldout()) {
            Place place = trained.get(plain(question));
            if (place != null) {
                problems.add("holds out '" + question + "', which " + place + " learns from");
            }
        }
    }

    /**
     * {@return a text without capitals and punctuation, words with single blanks between; signs of arithmetic stay}
     *
     * @param text any
     */
    public static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}+\\-*/=<>%^]+", " ")
                .strip();
    }
}
