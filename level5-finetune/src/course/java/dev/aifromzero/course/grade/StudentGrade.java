package dev.aifromzero.course.grade;

import dev.aifromzero.kit.exercise.run.TaskResult;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What one student earned.
 *
 * @param student the name of the submission
 * @param submitted when it was handed in
 * @param tasks one entry a task, in order
 * @param notes what was odd about the submission
 */
record StudentGrade(String student, LocalDateTime submitted, List<TaskGrade> tasks, List<String> notes) {
    /**
     * What one answer earned.
     *
     * @param id the task
     * @param title its title
     * @param earned points, the late factor included
     * @param possible points of a right answer in time
     * @param late whether the deadline had passed
     * @param result what the tests said
     * @param notes places to look at
     */
    record TaskGrade(
            String id,
            String title,
            double earned,
            double possible,
            boolean late,
            TaskResult result,
            List<String> notes) {}

    /** {@return all points earned} */
    double earned() {
        return tasks.stream().mapToDouble(TaskGrade::earned).sum();
    }

    /** {@return all points there are} */
    double possible() {
        return tasks.stream().mapToDouble(TaskGrade::possible).sum();
    }
}
