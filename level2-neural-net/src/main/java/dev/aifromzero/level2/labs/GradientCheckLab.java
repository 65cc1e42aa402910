package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.CharacterNetwork;
import dev.aifromzero.level2.network.GradientCheck;
import dev.aifromzero.level2.network.PairCounts;
import java.util.Locale;
import picocli.CommandLine.Command;

/**
 * Lab: every number of every gradient, by backpropagation and by trying it out.
 *
 * <p>Lesson: docs/level2.md, "Step 3: the network learns".
 */
@Command(
        name = "gradcheck",
        mixinStandardHelpOptions = true,
        description = "Lab: compare every gradient with finite differences")
public final class GradientCheckLab extends Step {
    private static final int HIDDEN = 7;
    private static final double LIMIT = 1e-7;
    private static final String TEXT = "the sun rises over the river and the rice is green";

    @Override
    public void run(Lesson lesson) {
        Console console = lesson.console();
        console.section("Lab: gradient check");
        console.say("A backward pass with a mistake often still learns a little, so nobody notices. That is why it is"
                + " checked: for every number w of a small network we compute (L(w + h) - L(w - h)) / 2h with h ="
                + " 0.00001 and compare it with backpropagation. Error: the length of the difference of both gradients,"
                + " divided by the sum of their lengths. Below 1e-7 is right.");
        console.blank();
        PairCounts text = PairCounts.of(TEXT);
        Table table = new Table("Bend", "parameter", "numbers", "relative error", "verdict");
        double worst = 0;
        for (Activation activation : Activation.values()) {
            CharacterNetwork network = new CharacterNetwork(text.vocabSize(), HIDDEN, activation, lesson.random());
            network.backward(text);
            for (GradientCheck.Result result : GradientCheck.check(network.parameters(), () -> network.loss(text))) {
                worst = Math.max(worst, result.relativeError());
                table.row(
                        activation.name().toLowerCase(Locale.ROOT),
                        result.parameter(),
                        result.count(),
                        String.format(Locale.ROOT, "%.1e", result.relativeError()),
                        result.relativeError() < LIMIT ? "right" : "WRONG");
            }
        }
        console.table(table);
        if (!(worst < LIMIT)) {
            throw new UserError(
                    String.format(Locale.ROOT, "A gradient is wrong: its relative error is %.1e", worst),
                    "Look at the formula of the parameters marked WRONG");
        }
        console.say("The worst error is %.1e: every backward pass is right.", worst);
    }
}
