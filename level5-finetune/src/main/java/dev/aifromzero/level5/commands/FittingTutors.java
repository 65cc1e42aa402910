package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.tutor.ReadyTutors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            try {
                answerers.put(subject, opened.answerer(ready.adapter(subject)));
            } catch (UserError otherBase) {
                continue;
            }
        }
        return new FittingTutors(ready.only(answerers::containsKey), Map.copyOf(answerers));
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }
}
