package dev.aifromzero.level4.checkpoint;

/**
 * Numbers of 16 bits: one sign, five exponent and ten fraction bits. (Java has this built in only from version 20 on.)
 *
 * <p>Source: IEEE 754-2008, binary16.
 */
final class HalfPrecision {
    private static final float SMALLEST_SUBNORMAL = 0x1p-24f;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final int LARGEST_EXPONENT = 15;
    private static final int INFINITY = 0x7c00;
    /** There are only 65,536 of them, and a model's file has many millions: looking up is faster than computing. */
    private static final float[] TABLE = table();

    private HalfPrecision() {}

    /** {@return the number that 16 bits stand for} */
    static float toFloat(short half) {
        return TABLE[half & 0xffff];
    }

    private static float[] table() {
        float[] table = new float[1 << 16];
        for (int bits = 0; bits < table.length; bits++) {
            table[bits] = compute((short) bits);
        }
        return table;
    }

    private static float compute(short half) {
        int exponent = (half >> 10) & 0x1f;
        int fraction = half & 0x3ff;
        float magnitude;
        if (exponent == 0) {
            magnitude = fraction * SMALLEST_SUBNORMAL;
        } else if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Float.intBitsToFloat((exponent + 112) << 23 | fraction << 13);
        }
        return half < 0 ? -magnitude : magnitude;
    }

    /** {@return the nearest number of 16 bits, ties to even; too large becomes infinite} */
    static short fromFloat(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
        if (Float.isNaN(value)) {
            return (short) (sign | INFINITY | 1);
        }
        float magnitude = Math.abs(value);
        if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(magnitude / SMALLEST_SUBNORMAL));
        }
        int exponent = Math.getExponent(magnitude);
        if (exponent > LARGEST_EXPONENT) {
            return (short) (sign | INFINITY);
        }
        int fraction = (int) Math.rint((magnitude / Math.scalb(1f, exponent) - 1) * 1024);
        // A fraction that rounds up to 1024 carries into the exponent by itself, up to infinity.
        return (short) (sign | ((exponent + LARGEST_EXPONENT) << 10) + fraction);
    }
}
