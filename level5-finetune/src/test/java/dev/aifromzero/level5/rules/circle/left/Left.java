package dev.aifromzero.level5.rules.circle.left;

import dev.aifromzero.level5.rules.circle.right.Right;

/** Half of a circle that {@code PackageRulesTest} must find. */
public final class Left {
    private Left() {}

    /** {@return the class that knows this one} */
    public static Class<?> other() {
        return Right.class;
    }
}
