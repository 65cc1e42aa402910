package dev.aifromzero.level4.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;

/** How a weight file stores a number. A model's weights are of the first three types. */
public enum NumberType {
    /** IEEE 754 single precision, 4 bytes. */
    F32(4) {
        @Override
        void put(ByteBuffer target, float value) {
            target.putFloat(value);
        }

        @Override
        void get(ByteBuffer source, float[] target, int from, int count) {
            source.asFloatBuffer().get(target, from, count);
        }
    },
    /** IEEE 754 half precision, 2 bytes: 10 bits of fraction, largest value 65,504. */
    F16(2) {
        @Override
        void put(ByteBuffer target, float value) {
            target.putShort(HalfPrecision.fromFloat(value));
        }

        @Override
        void get(ByteBuffer source, float[] target, int from, int count) {
            ShortBuffer halves = source.asShortBuffer();
            for (int i = 0; i < count; i++) {
                target[from + i] = HalfPrecision.toFloat(halves.get(i));
            }
        }
    },
    /** The upper half of a single-precision number, 2 bytes: 7 bits of fraction, the full range. Read only. */
    BF16(2) {
        @Override
        void get(ByteBuffer source, float[] target, int from, int count) {
            ShortBuffer upperHalves = source.asShortBuffer();
            for (int i = 0; i < count; i++) {
                target[from + i] = Float.intBitsToFloat(upperHalves.get(i) << 16);
            }
        }
    },
    // The rest of the format's types. Files keep masks and counters in them; nobody's weights are read from them here.
    /** IEEE 754 double precision, 8 bytes. */
    F64(8),
    /** 1 byte: 4 bits of exponent, 3 of fraction. */
    F8_E4M3(1),
    /** 1 byte: 5 bits of exponent, 2 of fraction. */
    F8_E5M2(1),
    /** Whole numbers with sign, 8 bytes. */
    I64(8),
    /** Whole numbers with sign, 4 bytes. */
    I32(4),
    /** Whole numbers with sign, 2 bytes. */
    I16(2),
    /** Whole numbers with sign, 1 byte. */
    I8(1),
    /** Whole numbers from 0 on, 8 bytes. */
    U64(8),
    /** Whole numbers from 0 on, 4 bytes. */
    U32(4),
    /** Whole numbers from 0 on, 2 bytes. */
    U16(2),
    /** Whole numbers from 0 on, 1 byte. */
    U8(1),
    /** Yes or no, 1 byte. */
    BOOL(1);

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** {@return the bytes a number takes} */
    public int bytes() {
        return bytes;
    }

    /** {@return whether weights of this type can be read} */
    public boolean isRead() {
        return this == F32 || this == F16 || this == BF16;
    }

    void put(ByteBuffer target, float value) {
        throw new UnsupportedOperationException(name() + " files are not written");
    }

    /** Reads numbers from the start of a little-endian buffer. */
    void get(ByteBuffer source, float[] target, int from, int count) {
        throw new UnsupportedOperationException(name() + " numbers are not read");
    }
}
