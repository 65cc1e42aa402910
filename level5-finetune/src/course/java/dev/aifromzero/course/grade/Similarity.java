package dev.aifromzero.course.grade;

import dev.aifromzero.kit.exercise.TaskInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which answers are built alike? Every run of a few tokens is a fingerprint; names are taken out first, so that renaming
 * hides nothing, and what stands in the stub does not count. Short answers are alike by nature: these are places to look,
 * not proofs.
 */
final class Similarity {
    private static final int TOKENS_A_FINGERPRINT = 7;
    private static final int FEWEST_FINGERPRINTS = 25;
    private static final double ALIKE = 0.85;
    private static final double COPIED = 0.95;

    /**
     * Two answers that are alike.
     *
     * @param task the id
     * @param first a student
     * @param second another student, or "our solution"
     * @param share part of the shorter answer's fingerprints that the other one has too, 0 to 1
     */
    record Pair(String task, String first, String second, double share) {}

    private Similarity() {}

    /** {@return pairs of answers to look at, the most alike first} */
    static List<Pair> of(List<TaskInfo> tasks, List<Submission> submissions) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (TaskInfo task : tasks) {
            String stub = Files.readString(task.exercise());
            String solution = Files.isRegularFile(task.solution()) ? Files.readString(task.solution()) : "";
            for (int i = 0; i < submissions.size(); i++) {
                String answer = submissions.get(i).answers().getOrDefault(Marker.path(task), "");
                double ours = share(answer, solution, stub, true);
                if (ours >= COPIED) {
                    pairs.add(new Pair(task.id(), submissions.get(i).student(), "our solution", ours));
                }
                for (int j = i + 1; j < submissions.size(); j++) {
                    String other = submissions.get(j).answers().getOrDefault(Marker.path(task), "");
                    double share = share(answer, other, stub, false);
                    if (share >= ALIKE) {
                        pairs.add(new Pair(
                                task.id(),
                                submissions.get(i).student(),
                                submissions.get(j).student(),
                                share));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::share).reversed());
        return pairs;
    }

    /**
     * {@return the part of the shorter answer that is in the other one, 0 to 1; 0 for answers too short to say}
     *
     * @param names whether names count
     */
    static double share(String a, String b, String stub, boolean names) {
        Set<String> known = fingerprints(stub, names);
        Set<String> first = fingerprints(a, names);
        Set<String> second = fingerprints(b, names);
        first.removeAll(known);
        second.removeAll(known);
        int shorter = Math.min(first.size(), second.size());
        if (shorter < FEWEST_FINGERPRINTS) {
            return 0;
        }
        first.retainAll(second);
        return first.size() / (double) shorter;
    }

    private static Set<String> fingerprints(String source, boolean names) {
        List<String> tokens = JavaTokens.of(source, names);
        Set<String> prints = new HashSet<>();
        for (int i = 0; i + TOKENS_A_FINGERPRINT <= tokens.size(); i++) {
            prints.add(String.join(" ", tokens.subList(i, i + TOKENS_A_FINGERPRINT)));
        }
        return prints;
    }
}
