package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ByteAlphabetTest {
    @Test
    void everyByteHasAVisibleStandInAndComesBack() {
        byte[] all = new byte[ByteAlphabet.SIZE];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        String visible = ByteAlphabet.toVisible(all);
        assertEquals(256, visible.chars().distinct().count());
        assertTrue(visible.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c)));
        assertTrue(ByteAlphabet.isVisibleBytes(visible));
        assertArrayEquals(all, ByteAlphabet.toBytes(visible));
    }

    @Test
    void aSpaceIsWrittenAsGWithADot() {
        assertEquals("Ġlow", ByteAlphabet.toVisible(new byte[] {' ', 'l', 'o', 'w'}));
    }

    @Test
    void otherCharactersStandForNoByte() {
        for (String text : new String[] {" low", "low\n", "\u00ad", "\u0144", "\u01ff", "\u0200", "ह"}) {
            assertFalse(ByteAlphabet.isVisibleBytes(text), text);
            assertThrows(IllegalArgumentException.class, () -> ByteAlphabet.toBytes(text), text);
        }
        assertTrue(ByteAlphabet.isVisibleBytes("\u0143")); // the last of 68 stand-ins from U+0100 on
    }
}
