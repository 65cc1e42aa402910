package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.HeatMap;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level2.digits.ConfusionMatrix;
import dev.aifromzero.level2.digits.DigitEvaluation;
import dev.aifromzero.level2.digits.DigitEvaluation.Mistake;
import dev.aifromzero.level2.digits.DigitImages;
import dev.aifromzero.level2.digits.DigitTraining.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the digits lab shows of a training and of its result. */
final class DigitReport {
    static final String LOSS_PICTURE = "digits-loss.png";
    static final String ACCURACY_PICTURE = "digits-accuracy.png";
    static final String CONFUSION_PICTURE = "digits-confusion.png";
    private static final int SHOWN_MISTAKES = 10;

    private DigitReport() {}

    /** Shows how loss and accuracy went, as a table and in two pictures. */
    static void history(Lesson lesson, List<Point> history) throws IOException {
        Console console = lesson.console();
        Point last = history.get(history.size() - 1);
        if (!Double.isFinite(last.trainLoss()) || !Double.isFinite(last.heldOutLoss())) {
            throw new UserError(
                    "The training blew up: the loss is no longer a number", "Take a smaller --learning-rate");
        }
        Table table = new Table("Epoch", "loss", "right", "loss, held out", "right, held out");
        int every = Math.max(1, (history.size() + 19) / 20);
        for (Point point : history) {
            if (point.epoch() % every == 0 || point.equals(last)) {
                table.row(
                        point.epoch(),
                        point.trainLoss(),
                        percent(point.trainAccuracy()),
                        point.heldOutLoss(),
                        percent(point.heldOutAccuracy()));
            }
        }
        console.table(table);
        console.blank();
        console.say("Loss in nats a picture, where guessing blindly among ten costs ln 10 = 2.303. Held out: pictures"
                + " that the network never learned from. Only they tell whether it reads or remembers.");
        console.blank();
        double[] epochs = history.stream().mapToDouble(Point::epoch).toArray();
        new LineChart("Digits: loss", "epoch (passes over the pictures)", "loss (nats a picture)")
                .add("learned from", epochs, all(history, Point::trainLoss))
                .add("held out", epochs, all(history, Point::heldOutLoss))
                .savePng(lesson.out().resolve(LOSS_PICTURE));
        LineChart accuracy = new LineChart("Digits: accuracy", "epoch (passes over the pictures)", "right answers (%)")
                .add("learned from", epochs, all(history, point -> 100 * point.trainAccuracy()))
                .add("held out", epochs, all(history, point -> 100 * point.heldOutAccuracy()));
        accuracy.show(console);
        accuracy.savePng(lesson.out().resolve(ACCURACY_PICTURE));
        console.say("Pictures: %s and %s", ProjectPaths.display(lesson.out().resolve(LOSS_PICTURE)), ACCURACY_PICTURE);
    }

    private static double[] all(List<Point> history, ToDoubleFunction<Point> what) {
        return history.stream().mapToDouble(what).toArray();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%6.2f%%", 100 * share);
    }

    /** Shows what a network gets right and wrong on held-out pictures. */
    static void show(Lesson lesson, DigitEvaluation evaluation) throws IOException {
        Console console = lesson.console();
        console.section("Which digit is taken for which?");
        console.say(
                "%.2f%% of %,d held-out pictures are read right. Rows: the right digit; columns: what the network"
                        + " said.",
                100 * evaluation.accuracy(), evaluation.said().length);
        console.blank();
        ConfusionMatrix confusion = evaluation.confusion();
        console.table(table(confusion));
        List<String> digits = IntStream.range(0, DigitImages.DIGITS)
                .mapToObj(Integer::toString)
                .toList();
        Path picture = lesson.out().resolve(CONFUSION_PICTURE);
        new HeatMap(
                        "Confusion matrix: share of each right digit (rows add up to 1)",
                        "what the network said",
                        "right digit",
                        digits,
                        digits,
                        confusion.shares())
                .range(0, 1)
                .savePng(picture);
        console.blank();
        console.line("Saved as %s", ProjectPaths.display(picture));
        mistakes(console, evaluation);
    }

    private static Table table(ConfusionMatrix confusion) {
        String[] heading = new String[DigitImages.DIGITS + 2];
        heading[0] = "";
        for (int digit = 0; digit < DigitImages.DIGITS; digit++) {
            heading[digit + 1] = Integer.toString(digit);
        }
        heading[DigitImages.DIGITS + 1] = "right";
        Table table = new Table(heading);
        for (int digit = 0; digit < DigitImages.DIGITS; digit++) {
            Object[] row = new Object[heading.length];
            row[0] = "a " + digit;
            for (int said = 0; said < DigitImages.DIGITS; said++) {
                int count = confusion.counts()[digit][said];
                row[said + 1] = count == 0 ? "–" : count;
            }
            row[heading.length - 1] = percent(confusion.shares()[digit][digit]);
            table.row(row);
        }
        return table;
    }

    private static void mistakes(Console console, DigitEvaluation evaluation) {
        List<Mistake> mistakes = evaluation.mistakes();
        console.section("The worst mistakes");
        if (mistakes.isEmpty()) {
            console.say("None: every held-out picture was read right. Try --pictures 500 or fewer --epochs.");
            return;
        }
        List<Mistake> worst = mistakes.subList(0, Math.min(SHOWN_MISTAKES, mistakes.size()));
        console.say(
                "%d of %,d are wrong. These are the ones in which the network was surest of its wrong answer. \"4"
                        + " not 9: 98%%\" means: it said 4, with a probability of 98%%, and a 9 was right. Would you have known?",
                mistakes.size(), evaluation.said().length);
        console.blank();
        List<String> captions = worst.stream()
                .map(m -> String.format(Locale.ROOT, "%d not %d: %.0f%%", m.said(), m.right(), 100 * m.sureness()))
                .toList();
        DigitDrawing.small(
                console, evaluation.images(), worst.stream().map(Mistake::image).toList(), captions);
    }
}
