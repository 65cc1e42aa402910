package dev.aifromzero.kit.exercise.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The walls around a judging JVM, as far as this computer can build them. */
public interface Sandbox {
    /** No walls: for a student's own code on the student's own computer. */
    Sandbox NONE = new Sandbox() {
        @Override
        public List<String> wrap(List<String> java, Path work) {
            return java;
        }

        @Override
        public boolean refusesNetwork() {
            return false;
        }

        @Override
        public void cleanEnvironment(Map<String, String> environment) {
            // the person's own surroundings stay
        }

        @Override
        public String describe() {
            return "none";
        }
    };

    /**
     * {@return the command that runs this command inside the walls}
     *
     * @param java the {@code java} command and its arguments
     * @param work the one folder that stays writable
     */
    List<String> wrap(List<String> java, Path work);

    /** {@return whether Java's own sockets are switched off} */
    boolean refusesNetwork();

    /**
     * Takes out of the environment what code under test must not see.
     *
     * @param environment names and values; names that are not needed are removed from it
     */
    void cleanEnvironment(Map<String, String> environment);

    /** {@return what holds, in words for the teacher} */
    String describe();
}
