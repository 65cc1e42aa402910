package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level2.language.SavedRecurrent;
import dev.aifromzero.level2.language.SavedTinyModel;

/** The conversation of the tiny language model: a word in, the likeliest next words and its nearest relatives out. */
final class TinyLmDialogue extends Dialogue {
    private final SavedTinyModel model;

    TinyLmDialogue(Console console, SavedTinyModel model) {
        super(console, "word> ");
        this.model = model;
    }

    @Override
    Table commands() {
        return new Table("Type", "and the model")
                .row("a word, e.g. the", "shows the likeliest next words and similar words");
    }

    @Override
    void answer(String line) {
        int[] ids = Vocabulary.ids(model.words(), line);
        int last = ids[ids.length - 1];
        if (ids.length > 1) {
            console.say("I see one word only: the last, '" + model.words().token(last) + "'.");
        }
        float[] logits = model.network().logits(new int[] {last}).toFloatVector();
        PredictionBars.show(console, SavedRecurrent.withoutUnknown(logits), model.words()::token);
        console.say("Similar words: " + TinyLmLab.neighbours(model.network(), model.words(), last));
    }
}
