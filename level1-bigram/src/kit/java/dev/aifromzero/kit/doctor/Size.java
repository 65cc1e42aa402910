package dev.aifromzero.kit.doctor;

import java.util.Locale;

/** Writes sizes as people read them; 1 MB is a million bytes, as on a disk's box. */
public final class Size {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private Size() {}

    /**
     * {@return e.g. "397 MB" or "1.2 GB": one decimal below 10, none above}
     *
     * @param bytes how many, 0 or more
     */
    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /**
     * {@return this many million bytes}
     *
     * @param count how many million
     */
    public static long megabytes(long count) {
        return count * 1_000_000;
    }
}
