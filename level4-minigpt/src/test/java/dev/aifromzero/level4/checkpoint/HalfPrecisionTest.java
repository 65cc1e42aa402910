package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
    private static final int INFINITY = 0x7c00;

    @Test
    void everyOneOfThe65536PatternsComesBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfPrecision.toFloat((short) bits);
            short back = HalfPrecision.fromFloat(value);
            boolean notANumber = (bits & 0x7fff) > INFINITY;
            assertEquals(notANumber, Float.isNaN(value), Integer.toHexString(bits));
            if (notANumber) {
                assertTrue(Float.isNaN(HalfPrecision.toFloat(back)), Integer.toHexString(bits));
            } else {
                assertEquals((short) bits, back, Integer.toHexString(bits));
            }
        }
    }

    @Test
    void knownPatternsHaveTheirKnownValues() {
        assertEquals(1f, HalfPrecision.toFloat((short) 0x3c00));
        assertEquals(-2f, HalfPrecision.toFloat((short) 0xc000));
        assertEquals(65504f, HalfPrecision.toFloat((short) 0x7bff));
        assertEquals(0x1p-24f, HalfPrecision.toFloat((short) 0x0001));
        assertEquals(0x1p-14f, HalfPrecision.toFloat((short) 0x0400));
        assertEquals(Float.NEGATIVE_INFINITY, HalfPrecision.toFloat((short) 0xfc00));
    }

    @Test
    void betweenTwoNeighboursTheNearerIsTakenAndInTheMiddleTheEvenOne() {
        for (int bits = 0; bits < INFINITY - 1; bits++) {
            float low = HalfPrecision.toFloat((short) bits);
            float high = HalfPrecision.toFloat((short) (bits + 1));
            float middle = low + (high - low) / 2;
            assertEquals((short) (bits % 2 == 0 ? bits : bits + 1), HalfPrecision.fromFloat(middle));
            assertEquals((short) bits, HalfPrecision.fromFloat(Math.nextDown(middle)));
            assertEquals((short) (bits + 1), HalfPrecision.fromFloat(Math.nextUp(middle)));
        }
    }

    @Test
    void whatIsTooLargeBecomesInfinite() {
        assertEquals((short) 0x7bff, HalfPrecision.fromFloat(65519f));
        assertEquals((short) INFINITY, HalfPrecision.fromFloat(65520f));
        assertEquals((short) INFINITY, HalfPrecision.fromFloat(Float.MAX_VALUE));
        assertEquals((short) 0xfc00, HalfPrecision.fromFloat(-1e6f));
        assertEquals((short) 0, HalfPrecision.fromFloat(Float.MIN_VALUE));
    }
}
