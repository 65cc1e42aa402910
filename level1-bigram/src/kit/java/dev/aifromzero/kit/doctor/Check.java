package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.error.UserError;
import java.util.List;

/**
 * One look at the computer. It always ends with findings: a look that fails is a problem, and its error message and
 * remedy are the finding.
 *
 * @param name what is looked at, for the finding of a look that fails
 * @param look does the looking
 */
public record Check(String name, Look look) {
    /** Looks at something. */
    @FunctionalInterface
    public interface Look {
        /**
         * {@return what was found, one or several things}
         *
         * @throws Exception if it cannot be found out
         */
        List<Finding> look() throws Exception;
    }

    /** {@return a check with one finding} */
    static Check one(String name, java.util.concurrent.Callable<Finding> look) {
        return new Check(name, () -> List.of(look.call()));
    }

    /** {@return what was found; never an exception} */
    public List<Finding> findings() {
        try {
            return look.look();
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            UserError error = ErrorMessages.explain(e);
            return List.of(Finding.problem(name, error.getMessage(), "", error.remedy()));
        }
    }
}
