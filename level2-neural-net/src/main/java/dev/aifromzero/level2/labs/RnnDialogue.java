package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.language.SavedRecurrent;

/** The conversation of the recurrent networks: two words, or the beginning of a sentence. */
final class RnnDialogue extends Dialogue {
    private static final String CONTINUE = "continue:";
    private static final int MORE = 12;

    private final SavedRecurrent model;

    RnnDialogue(Console console, SavedRecurrent model) {
        super(console, "two words> ");
        this.model = model;
    }

    @Override
    Table commands() {
        return new Table("Type", "and the model")
                .row("two words, e.g. in the", "shows the likeliest third word")
                .row("continue: the old man", "goes on, each time with the likeliest word");
    }

    @Override
    void answer(String line) {
        if (line.regionMatches(true, 0, CONTINUE, 0, CONTINUE.length())) {
            int[] beginning = Vocabulary.ids(model.words(), line.substring(CONTINUE.length()));
            console.say(model.words().decode(model.goOn(beginning, MORE)));
            return;
        }
        int[] ids = Vocabulary.ids(model.words(), line);
        if (ids.length != 2) {
            throw new UserError(
                    "I need exactly two words, and you typed " + ids.length,
                    "For example: in the. With continue: you may type as many as you like");
        }
        PredictionBars.show(console, SavedRecurrent.withoutUnknown(model.pair().logits(ids)), model.words()::token);
    }
}
