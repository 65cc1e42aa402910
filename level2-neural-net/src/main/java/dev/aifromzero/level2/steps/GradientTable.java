package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level2.network.CharacterNetwork;
import dev.aifromzero.level2.network.GradientCheck;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.Locale;

/** Lets a student watch the gradient check: single numbers, computed in both ways. */
final class GradientTable {
    private static final int EXAMPLES = 2;

    private GradientTable() {}

    /** Shows, for some numbers of each parameter, the slope by backpropagation and the slope by trying it out. */
    static void show(Console console, CharacterNetwork network, PairCounts text) {
        console.section("Which way is down? The gradient, checked");
        console.say(
                "Backpropagation (Rumelhart, Hinton and Williams, 1986) goes backwards through the network with the"
                        + " chain rule and finds for every weight how much the loss would change with it. Is our formula right?"
                        + " We try it out: move one number up by 0.00001, then down, and watch the loss. Both ways must agree.");
        console.blank();
        network.backward(text);
        Table table = new Table("Parameter", "number", "by hand", "by difference", "relative error");
        for (Parameter p : network.parameters()) {
            for (int example = 0; example < EXAMPLES; example++) {
                // The numbers at a third and at two thirds of the way, whatever the size.
                long row = p.value().rows() * (example + 1L) / (EXAMPLES + 1);
                long column = p.value().columns() * (example + 1L) / (EXAMPLES + 1);
                double hand = p.gradient().getDouble(row, column);
                double slope = GradientCheck.slope(p.value(), row, column, () -> network.loss(text));
                table.row(
                        p.name(),
                        String.format(Locale.ROOT, "[%d, %d]", row, column),
                        String.format(Locale.ROOT, "%+.3e", hand),
                        String.format(Locale.ROOT, "%+.3e", slope),
                        String.format(Locale.ROOT, "%.0e", relative(hand, slope)));
            }
        }
        console.table(table);
        console.blank();
        console.say(
                "They agree to many digits (a slope near 0 has fewer of them, because differences of tiny numbers are"
                        + " rounded). All numbers of many networks are compared by the command gradcheck. Now every weight"
                        + " takes a small step against its slope, again and again.");
    }

    private static double relative(double hand, double slope) {
        double size = Math.abs(hand) + Math.abs(slope);
        return size == 0 ? 0 : Math.abs(hand - slope) / size;
    }
}
