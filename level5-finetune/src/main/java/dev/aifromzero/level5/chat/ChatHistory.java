package dev.aifromzero.level5.chat;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.data.QuestionAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was asked and answered since the conversation began. */
final class ChatHistory {
    private static final String HEADING = "# A conversation with a fine-tuned model";

    private final List<Turn> turns = new ArrayList<>();
    private int forgottenBefore;

    private record Turn(String model, QuestionAnswer pair) {}

    void add(String model, String question, String answer) {
        turns.add(new Turn(model, new QuestionAnswer(question, answer, QuestionAnswer.NO_SUBJECT)));
    }

    /** {@return the last questions and answers that the present model may see} */
    List<QuestionAnswer> last(int count) {
        int from = Math.max(forgottenBefore, turns.size() - count);
        return turns.subList(from, turns.size()).stream().map(Turn::pair).toList();
    }

    /** Another model answers from now on: it never sees what the one before said. */
    void hideEarlier() {
        forgottenBefore = turns.size();
    }

    void clear() {
        turns.clear();
        forgottenBefore = 0;
    }

    /**
     * {@return the file, written}
     *
     * @throws UserError if there is nothing to write, or a file of that name that is no conversation
     */
    Path save(String name, String settings) {
        if (turns.isEmpty()) {
            throw new UserError("Nothing was asked yet, so there is nothing to keep", "Ask a question first");
        }
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new UserError(
                        ProjectPaths.display(file) + " is a folder", "Name a file in it, for example: history chat.md");
            }
            if (Files.exists(file) && !Files.readString(file).startsWith(HEADING)) {
                throw new UserError(
                        ProjectPaths.display(file) + " is there already and is no conversation", "Choose another name");
            }
            StringBuilder text = new StringBuilder(HEADING + "\n\nSettings at the end: " + settings + "\n");
            for (Turn turn : turns) {
                text.append("\n**You:** ")
                        .append(turn.pair().question())
                        .append("\n\n**")
                        .append(turn.model())
                        .append(":** ")
                        .append(turn.pair().answer())
                        .append('\n');
            }
            AtomicFiles.writeString(file, text.toString());
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new UserError(
                    "The conversation could not be written to '" + name + "'",
                    "Choose another file that you may write");
        }
    }

    int size() {
        return turns.size();
    }
}
