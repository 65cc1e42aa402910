package dev.aifromzero.level1.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds sums such as {@code 15 x 200 / 100 = 30} in a text and works them out again, exactly.
 *
 * <p>Operators stand between blanks ({@code x} for times); a fraction such as 3/4 has none. Where a word or a variable
 * stands in a sum ({@code 2x + 5 = 17}), nothing is compared.
 */
final class SumChecker {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<number>(?<![\\w.])\\d+(?:\\.\\d+)?(?![\\w])|(?<=[\\s(]|^)-\\d+(?:\\.\\d+)?(?![\\w]))"
                    + "|(?<operator>(?<=\\s)[-+x](?=\\s)|/)|(?<sign>[=()])|(?<other>\\w+|\\S)",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** What a text holds: how many sums were compared, and those that are wrong. */
    record Result(int compared, List<String> wrong) {}

    private SumChecker() {}

    static Result check(String text) {
        int compared = 0;
        List<String> wrong = new ArrayList<>();
        for (List<String> run : runs(text)) {
            Optional<Fraction> before = Optional.empty();
            for (List<String> side : sides(run)) {
                Optional<Fraction> value = new Reader(side).value();
                if (before.isPresent() && value.isPresent()) {
                    compared++;
                    if (!before.get().equals(value.get())) {
                        wrong.add(String.join(" ", run));
                    }
                }
                before = value;
            }
        }
        return new Result(compared, wrong);
    }

    /** The stretches of a text that are nothing but numbers and signs. */
    private static List<List<String>> runs(String text) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group("other") == null) {
                run.add(matcher.group());
            } else {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        runs.add(run);
        return runs;
    }

    private static List<List<String>> sides(List<String> run) {
        List<List<String>> sides = new ArrayList<>();
        sides.add(new ArrayList<>());
        for (String token : run) {
            if (token.equals("=")) {
                sides.add(new ArrayList<>());
            } else {
                sides.get(sides.size() - 1).add(token);
            }
        }
        return sides;
    }

    /** A number as a fraction; two are equal if they have the same value. */
    private record Fraction(BigDecimal top, BigDecimal bottom) {
        static Fraction of(String number) {
            return new Fraction(new BigDecimal(number), BigDecimal.ONE);
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        Fraction times(Fraction other) {
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        Fraction negative() {
            return new Fraction(top.negate(), bottom);
        }

        Fraction inverse() {
            return new Fraction(bottom, top);
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Fraction other
                    && bottom.signum() != 0
                    && other.bottom.signum() != 0
                    && top.multiply(other.bottom).compareTo(other.top.multiply(bottom)) == 0;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Reads one side of a sum: products before sums, brackets first. */
    private static final class Reader {
        private final List<String> tokens;
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        /** The value, or empty where the side is no complete expression. */
        Optional<Fraction> value() {
            try {
                Fraction value = sum();
                return at == tokens.size() ? Optional.of(value) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private String next() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private Fraction sum() {
            Fraction value = product();
            while (next().equals("+") || next().equals("-")) {
                boolean plus = tokens.get(at++).equals("+");
                Fraction right = product();
                value = value.plus(plus ? right : right.negative());
            }
            return value;
        }

        private Fraction product() {
            Fraction value = single();
            while (next().equals("x") || next().equals("/")) {
                boolean times = tokens.get(at++).equals("x");
                Fraction right = single();
                value = value.times(times ? right : right.inverse());
            }
            return value;
        }

        private Fraction single() {
            String token = next();
            at++;
            if (!token.equals("(")) {
                return Fraction.of(token);
            }
            Fraction value = sum();
            if (!next().equals(")")) {
                throw new NumberFormatException("a bracket is not closed");
            }
            at++;
            return value;
        }
    }
}
