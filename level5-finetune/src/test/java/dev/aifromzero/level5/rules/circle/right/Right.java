package dev.aifromzero.level5.rules.circle.right;

import dev.aifromzero.level5.rules.circle.left.Left;

/** The other half of the circle that {@code PackageRulesTest} must find. */
public final class Right {
    private Right() {}

    /** {@return the class that knows this one} */
    public static Class<?> other() {
        return Left.class;
    }
}
