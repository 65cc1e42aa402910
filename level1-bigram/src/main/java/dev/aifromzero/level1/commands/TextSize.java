package dev.aifromzero.level1.commands;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes of texts as people write them. */
final class TextSize {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([KMG]?)B?");
    private static final Map<String, Long> UNITS = Map.of("", 1L, "K", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

    private TextSize() {}

    /** {@return the bytes of a size such as 500KB, 3MB, 1.5GB or 2000; nothing if it is none, or no size from 1 B to 1 TB} */
    static Optional<Long> bytes(String size) {
        Matcher matcher = SIZE.matcher(size.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))));
        boolean sensible = bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(LARGEST) <= 0;
        return sensible ? Optional.of(bytes.longValue()) : Optional.empty();
    }
}
