package dev.aifromzero.level5.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.level1.sampling.Softmax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Says which subject a question belongs to, so that the right adapter answers it: level 2's network with one layer and a
 * softmax, on the words and pieces of words of the question ({@link QuestionFeatures}). {@link SubjectTraining} trains it.
 *
 * <p>Subjects are named as in {@link Fact#subjectName}: science in Hindi is another subject than science in English.
 */
public final class SubjectClassifier {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Kept kept;

    /**
     * The numbers of a classifier, as they are kept in a file.
     *
     * @param fingerprint of what it was trained on
     * @param subjects C names
     * @param weights (columns, C), row after row
     * @param bias (C)
     */
    private record Kept(String fingerprint, List<String> subjects, float[] weights, float[] bias) {
        boolean isWhole(String wanted) {
            return wanted.equals(fingerprint)
                    && subjects != null
                    && weights != null
                    && bias != null
                    && bias.length == subjects.size()
                    && weights.length == QuestionFeatures.COLUMNS * bias.length;
        }
    }

    private SubjectClassifier(Kept kept) {
        this.kept = kept;
    }

    /**
     * {@return a classifier trained on the questions of these facts, but not on those that are held out}
     *
     * @param facts of at least two subjects
     * @param seed the start of all chance
     * @throws IllegalArgumentException if there are not two subjects
     */
    public static SubjectClassifier train(List<Fact> facts, long seed) {
        List<String> subjects =
                facts.stream().map(Fact::subjectName).distinct().sorted().toList();
        if (subjects.size() < 2) {
            throw new IllegalArgumentException("Questions of one subject alone cannot be told apart");
        }
        SubjectTraining.Numbers numbers = SubjectTraining.run(facts, subjects, seed);
        return new SubjectClassifier(new Kept(fingerprint(facts, seed), subjects, numbers.weights(), numbers.bias()));
    }

    /**
     * {@return the classifier of a file, or a newly trained one, which is then kept there: where there is no file, it is
     * damaged, or the facts or the seed were others}
     *
     * @param file where it is kept
     * @param facts of at least two subjects
     * @param seed the start of all chance
     * @throws IOException if the file cannot be read or written
     */
    public static SubjectClassifier kept(Path file, List<Fact> facts, long seed) throws IOException {
        if (Files.isRegularFile(file)) {
            try {
                Kept kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
                if (kept != null && kept.isWhole(fingerprint(facts, seed))) {
                    return new SubjectClassifier(kept);
                }
            } catch (JsonProcessingException damaged) {
                return trainAndKeep(file, facts, seed);
            }
        }
        return trainAndKeep(file, facts, seed);
    }

    private static SubjectClassifier trainAndKeep(Path file, List<Fact> facts, long seed) throws IOException {
        SubjectClassifier trained = train(facts, seed);
        AtomicFiles.writeString(file, JSON.writeValueAsString(trained.kept) + "\n");
        return trained;
    }

    /** Changes with each question, each subject, the seed and the kind of features. */
    private static String fingerprint(List<Fact> facts, long seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("1 " + QuestionFeatures.COLUMNS + " " + seed).getBytes(StandardCharsets.UTF_8));
            for (Fact fact : facts) {
                String all = "\n" + fact.subjectName() + "\n" + String.join("\n", fact.questions());
                digest.update(all.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    /** {@return the subjects that it tells apart, in alphabetical order} */
    public List<String> subjects() {
        return kept.subjects();
    }

    /**
     * {@return how likely each subject is, the likeliest first; all together make 1}
     *
     * @param question as a pupil types it
     */
    public Map<String, Double> probabilities(String question) {
        int count = kept.subjects().size();
        float[] scores = kept.bias().clone();
        QuestionFeatures features = QuestionFeatures.of(question);
        for (int i = 0; i < features.columns().length; i++) {
            for (int c = 0; c < count; c++) {
                scores[c] += features.values()[i] * kept.weights()[features.columns()[i] * count + c];
            }
        }
        double[] probabilities = Softmax.of(scores);
        Map<String, Double> ordered = new LinkedHashMap<>();
        IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -probabilities[c]))
                .forEach(c -> ordered.put(kept.subjects().get(c), probabilities[c]));
        return ordered;
    }

    /**
     * {@return the likeliest subject}
     *
     * @param question as a pupil types it
     */
    public String subject(String question) {
        return probabilities(question).keySet().iterator().next();
    }
}
