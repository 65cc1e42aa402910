package dev.aifromzero.course.grade;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What one student handed in, as far as it counts: the sources of the exercises.
 *
 * @param student the name of the folder or zip
 * @param answers path inside the tree, e.g. {@code level1-bigram/src/exercises/java/.../A.java}, to source text
 * @param submitted when: the newest of the answers (folder), or the zip file's own time
 * @param notes what was odd about it
 */
public record Submission(String student, Map<String, String> answers, LocalDateTime submitted, List<String> notes) {}
