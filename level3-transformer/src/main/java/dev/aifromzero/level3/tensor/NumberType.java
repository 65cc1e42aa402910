package dev.aifromzero.level3.tensor;

import java.nio.ByteBuffer;

/** How a weight file stores a number. */
public enum NumberType {
    /** IEEE 754 single precision, 4 bytes. */
    F32(4) {
        @Override
        void put(ByteBuffer target, float value) {
            target.putFloat(value);
        }

        @Override
        float get(ByteBuffer source) {
            return source.getFloat();
        }
    },
    /** IEEE 754 half precision, 2 bytes: 10 bits of fraction, largest value 65,504. */
    F16(2) {
        @Override
        void put(ByteBuffer target, float value) {
            target.putShort(HalfPrecision.fromFloat(value));
        }

        @Override
        float get(ByteBuffer source) {
            return HalfPrecision.toFloat(source.getShort());
        }
    },
    /** The upper half of a single-precision number, 2 bytes: 7 bits of fraction, the full range. Read only. */
    BF16(2) {
        @Override
        void put(ByteBuffer target, float value) {
            throw new UnsupportedOperationException("bfloat16 files are read, not written");
        }

        @Override
        float get(ByteBuffer source) {
            return Float.intBitsToFloat(source.getShort() << 16);
        }
    };

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** {@return the bytes a number takes} */
    public int bytes() {
        return bytes;
    }

    abstract void put(ByteBuffer target, float value);

    abstract float get(ByteBuffer source);
}
