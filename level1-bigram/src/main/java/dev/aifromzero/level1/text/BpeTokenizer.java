package dev.aifromzero.level1.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GPT-2's tokenizer: frequent pieces of words are one token, rare ones fall apart into shorter pieces, and in the worst
 * case into bytes. So no text is ever unknown, in any language, and decoding gives every text back exactly. (Half of a
 * surrogate pair, which a Java string can hold, is no Unicode text: it is read as a question mark, as in UTF-8 files.)
 *
 * <p>Source: Radford et al., "Language Models are Unsupervised Multitask Learners" (2019), section 2.2. With GPT-2's
 * files the ids are GPT-2's. Instances may be used by several threads.
 */
public final class BpeTokenizer implements Tokenizer {
    /** GPT-2's mark between documents. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    private static final int CHUNKS_TO_REMEMBER = 1 << 16;
    private static final int LONGEST_CHUNK_TO_REMEMBER = 64;

    private final List<String> tokens;
    private final byte[][] bytesOfToken;
    private final Map<String, Integer> specialIds;
    private final MergeTable merges;
    private final int[] idOfByte = new int[ByteAlphabet.SIZE];
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

    /** The tokens in the byte alphabet by id; special tokens are those named, and stand for their own text. */
    BpeTokenizer(List<String> tokens, List<MergeTable.Merge> merges, Set<String> specialTokens) {
        this.tokens = List.copyOf(tokens);
        this.merges = new MergeTable(merges);
        this.bytesOfToken = new byte[tokens.size()][];
        Map<String, Integer> special = new HashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            if (specialTokens.contains(token)) {
                special.put(token, id);
                bytesOfToken[id] = token.getBytes(StandardCharsets.UTF_8);
            } else {
                bytesOfToken[id] = ByteAlphabet.toBytes(token);
                if (bytesOfToken[id].length == 1) {
                    idOfByte[bytesOfToken[id][0] & 0xFF] = id;
                }
            }
        }
        this.specialIds = Map.copyOf(special);
    }

    /**
     * {@return a tokenizer learned from a text}
     *
     * @param text what pairs are counted in; the more, the better the pieces
     * @param vocabSize tokens wanted in all: 256 bytes, the merges and the special tokens; it gets fewer where no pair
     *     of tokens occurs twice any more
     * @param specialTokens marks such as {@code <|endoftext|>}, which get the last ids and are never split
     * @throws IllegalArgumentException if the size leaves no room for the bytes and the special tokens, or a special token
     *     is empty, no Unicode text or already a token
     */
    public static BpeTokenizer train(String text, int vocabSize, List<String> specialTokens) {
        Map<String, Long> counts = new HashMap<>();
        PreTokenizer.split(text, chunk -> counts.merge(chunk, 1L, Long::sum));
        return train(counts, vocabSize, specialTokens);
    }

    /**
     * {@return a tokenizer learned from a text whose chunks were counted elsewhere, piece by piece}
     *
     * @param chunkCounts how often each chunk of {@link PreTokenizer} occurs; their order does not matter
     * @param vocabSize tokens wanted in all
     * @param specialTokens see above
     * @throws IllegalArgumentException as above
     */
    public static BpeTokenizer train(Map<String, Long> chunkCounts, int vocabSize, List<String> specialTokens) {
        int smallest = ByteAlphabet.SIZE + specialTokens.size();
        if (vocabSize < smallest) {
            throw new IllegalArgumentException("A byte-level vocabulary needs at least " + smallest
                    + " tokens (256 bytes and " + specialTokens.size() + " special tokens), not " + vocabSize);
        }
        BpeTrainer.Vocabulary learned = BpeTrainer.train(chunkCounts, vocabSize - specialTokens.size());
        List<String> tokens = new ArrayList<>(learned.tokens());
        for (String special : specialTokens) {
            if (!canBeSpecial(special) || tokens.contains(special)) {
                throw new IllegalArgumentException(
                        "The special token '" + special + "' is empty, no Unicode text or already a token");
            }
            tokens.add(special);
        }
        return new BpeTokenizer(tokens, learned.merges(), Set.copyOf(specialTokens));
    }

    /** {@return whether a text can be found in other texts, and in a file when it is read again} */
    static boolean canBeSpecial(String token) {
        return !token.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(token);
    }

    /**
     * {@return the tokenizer kept in a folder: {@code vocab.json} and {@code merges.txt}, or under GPT-2's first names
     * {@code encoder.json} and {@code vocab.bpe}}
     *
     * @param folder both files must be in it
     * @throws dev.aifromzero.kit.error.UserError if a file is missing or broken; the sentence names it
     * @throws IOException if a file cannot be read
     */
    public static BpeTokenizer load(Path folder) throws IOException {
        return BpeFiles.load(folder);
    }

    /**
     * Writes {@code vocab.json} and {@code merges.txt} into a folder, in GPT-2's format.
     *
     * @param folder made if it is missing; older files of these names are replaced
     * @throws IOException if a file cannot be written
     */
    public void save(Path folder) throws IOException {
        BpeFiles.save(folder, tokens, merges.merges());
    }

    /** {@return the ids; what looks like a special token is ordinary text here, so that nobody can smuggle one in} */
    @Override
    public int[] encode(String text) {
        IntList ids = new IntList();
        PreTokenizer.split(text, chunk -> ids.addAll(encodeChunk(chunk)));
        return ids.toArray();
    }

    private int[] encodeChunk(String chunk) {
        int[] known = remembered.get(chunk);
        if (known != null) {
            return known;
        }
        byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ids[i] = idOfByte[bytes[i] & 0xFF];
        }
        int[] merged = merges.apply(ids);
        if (chunk.length() <= LONGEST_CHUNK_TO_REMEMBER && remembered.size() < CHUNKS_TO_REMEMBER) {
            remembered.put(chunk, merged);
        }
        return merged;
    }

    /** Forgets the chunks that were encoded before, which are kept to save time; no result changes. */
    public void forgetChunks() {
        remembered.clear();
    }

    /**
     * {@return the ids, where each special token in the text becomes its one id}
     *
     * @param text of our own making: in a text of a user's, a special token may be forged
     */
    public int[] encodeWithSpecial(String text) {
        IntList ids = new IntList();
        int done = 0;
        for (int at = 0; at < text.length(); ) {
            String special = specialAt(text, at);
            if (special == null) {
                at++;
                continue;
            }
            ids.addAll(encode(text.substring(done, at)));
            ids.addAll(new int[] {specialIds.get(special)});
            at += special.length();
            done = at;
        }
        ids.addAll(encode(text.substring(done)));
        return ids.toArray();
    }

    /** The longest special token that starts here, or null. */
    private String specialAt(String text, int at) {
        String longest = null;
        for (String special : specialIds.keySet()) {
            if (text.startsWith(special, at) && (longest == null || special.length() > longest.length())) {
                longest = special;
            }
        }
        return longest;
    }

    /**
     * {@return the id of a special token, if there is such a one}
     *
     * @param token such as {@code <|endoftext|>}
     */
    public OptionalInt specialId(String token) {
        Integer id = specialIds.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** {@return the text; bytes that are no valid UTF-8 (half of a character) become U+FFFD} */
    @Override
    public String decode(int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ids.length * 4);
        for (int id : ids) {
            bytes.writeBytes(bytesOfToken[checked(id)]);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * {@return the bytes of one token: for streaming, where a character may come in several tokens}
     *
     * @param id 0 to V − 1
     */
    public byte[] bytes(int id) {
        return bytesOfToken[checked(id)].clone();
    }

    /** {@return the token's text; a token that is only part of a character is shown as bytes, e.g. {@code <E0A4>}} */
    @Override
    public String token(int id) {
        byte[] bytes = bytesOfToken[checked(id)];
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException partOfACharacter) {
            StringBuilder shown = new StringBuilder("<");
            for (byte value : bytes) {
                shown.append(String.format(Locale.ROOT, "%02X", value & 0xFF));
            }
            return shown.append('>').toString();
        }
    }

    private int checked(int id) {
        if (id < 0 || id >= tokens.size()) {
            throw new IllegalArgumentException(
                    "There is no token with the id " + id + ": the ids go from 0 to " + (tokens.size() - 1));
        }
        return id;
    }

    @Override
    public int vocabSize() {
        return tokens.size();
    }

    /** A growing list of ids without boxing. */
    private static final class IntList {
        private int[] values = new int[64];
        private int size;

        void addAll(int[] more) {
            if (size + more.length > values.length) {
                values = Arrays.copyOf(values, Math.max(values.length * 2, size + more.length));
            }
            System.arraycopy(more, 0, values, size, more.length);
            size += more.length;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
