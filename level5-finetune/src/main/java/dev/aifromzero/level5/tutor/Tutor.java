package dev.aifromzero.level5.tutor;

/** Answers school questions. */
@FunctionalInterface
public interface Tutor {
    /**
     * {@return the answer}
     *
     * @param question as a pupil types it, without any form around it
     * @throws dev.aifromzero.kit.error.UserError if the question is too long for the model
     */
    TutorAnswer answer(String question);
}
