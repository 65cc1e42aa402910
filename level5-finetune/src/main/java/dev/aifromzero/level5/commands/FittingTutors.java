package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.tutor.ReadyTutors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ready tutors that fit on a base. Each is made for one base; beside another one it is of no use, and that is no mistake of
 * the user.
 *
 * @param ready which they are
 * @param answerers what answers, by subject
 */
record FittingTutors(ReadyTutors ready, Map<String, Answerer> answerers) {
    /** No tutor. */
    static final FittingTutors NONE = new FittingTutors(new ReadyTutors(Path.of(""), List.of()), Map.of());

    /** {@return those of the tree; there may be none} */
    static FittingTutors of(OpenedModel opened) throws IOException {
        return of(opened, ReadyTutors.ofTree());
    }

    /** {@return those of a folder} */
    static FittingTutors of(OpenedModel opened, ReadyTutors ready) throws IOException {
        Map<String, Answerer> answerers = new HashMap<>();
        for (String subject : ready.subjects()) {
            answerer(opened, ready.adapter(subject)).ifPresent(fits -> answerers.put(subject, fits));
        }
        return new FittingTutors(ready.only(answerers::containsKey), Map.copyOf(answerers));
    }

    private static Optional<Answerer> answerer(OpenedModel opened, Path adapter) throws IOException {
        try {
            return Optional.of(opened.answerer(adapter));
        } catch (UserError otherBase) {
            return Optional.empty();
        }
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }
}
