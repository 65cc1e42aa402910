package dev.aifromzero.level1.bench;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** The texts that are measured. */
final class Texts {
    private static final String[] HINDI_WORDS =
            ("और एक में है की से को पर यह वह नहीं था थी के लिए कि जो भी तो ही अपने बहुत लोग समय साल"
                            + " घर पानी बच्चा किताब लड़की लड़का स्कूल गाँव शहर नदी पेड़ आकाश सूरज चाँद तारा मित्र कहानी भाषा विज्ञान गणित"
                            + " संख्या अक्षर शब्द वाक्य प्रश्न उत्तर ज्ञान विद्यार्थी अध्यापिका खुशी क्योंकि इसलिए लेकिन हमेशा कभी")
                    .split(" ");

    private Texts() {}

    /** {@return an English text: the file named by the system property {@code text}, else data/stories.txt} */
    static String english() {
        String file = System.getProperty("text");
        try {
            return Corpus.read(file == null ? ProjectPaths.data("stories.txt") : Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the beginning of the English text} */
    static String english(int length) {
        return repeated(english(), length);
    }

    /** {@return the English text, repeated, without the few characters beyond ASCII} */
    static String ascii(int length) {
        return repeated(english().replaceAll("[^\\x00-\\x7f]", "-"), length);
    }

    /** {@return frequent Hindi words in a random order, the first ones most often: letters as in Hindi, but no sense} */
    static String hindi(int length) {
        SplittableRandom random = new SplittableRandom(42);
        StringBuilder text = new StringBuilder(length + 20);
        while (text.length() < length) {
            int rank = (int) (HINDI_WORDS.length * random.nextDouble() * random.nextDouble());
            text.append(HINDI_WORDS[rank]).append(random.nextInt(12) == 0 ? "। " : " ");
        }
        return text.substring(0, length);
    }

    private static String repeated(String text, int length) {
        return text.repeat(length / text.length() + 1).substring(0, length);
    }
}
