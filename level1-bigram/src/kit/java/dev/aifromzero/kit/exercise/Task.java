package dev.aifromzero.kit.exercise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a JUnit 5 test class the judge of one exercise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Task {
    /** {@return level and number, e.g. "2.3"; numbers of a level go from easy to hard} */
    String id();

    /** {@return what a correct answer earns, above 0} */
    int points();

    /** {@return a few words that name the piece to be written} */
    String title();

    /** {@return one helpful thought, never the solution} */
    String hint();

    /** {@return where the lesson speaks of it, e.g. "docs/level2.md#step-3-the-network-learns"} */
    String lesson();
}
