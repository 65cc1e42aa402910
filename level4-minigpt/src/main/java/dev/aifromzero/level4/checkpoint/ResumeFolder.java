package dev.aifromzero.level4.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The folder {@code last/}: all that a training needs to go on as if it had never stopped.
 *
 * <p>A new state is written beside the old one, into {@code last.new}; only when it is whole do the two change places. A
 * power cut at any moment leaves one whole state: {@code last}, or, in the short time between two renames, {@code
 * last.new}, which the next reader puts in its place.
 */
public final class ResumeFolder {
    private static final String WEIGHTS = "model.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "state.json";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private final Path last;
    private final Path next;
    private final Path old;

    /**
     * The state of the training that writes to this folder.
     *
     * @param trainingFolder the folder in which {@code last} is or will be
     */
    public ResumeFolder(Path trainingFolder) {
        last = trainingFolder.resolve("last");
        next = trainingFolder.resolve("last.new");
        old = trainingFolder.resolve("last.old");
    }

    /**
     * What was kept.
     *
     * @param <S> the record of plain values that was kept as the state
     * @param state step number and the like
     * @param optimizer the optimizer's running means, flat
     */
    public record Kept<S>(S state, Map<String, float[]> optimizer) {}

    /**
     * Keeps a state in place of the one before.
     *
     * @param store the parameters that are learning
     * @param optimizer the optimizer's running means by name, flat
     * @param state a record of plain values
     * @throws IOException if it cannot be written; the state before is not lost then
     */
    public void save(ParameterStore store, Map<String, float[]> optimizer, Object state) throws IOException {
        finishSwap();
        clear(next);
        Files.createDirectories(next);
        Weights.write(next.resolve(WEIGHTS), store);
        Weights.writeFlat(next.resolve(OPTIMIZER), optimizer);
        AtomicFiles.writeString(next.resolve(STATE), JSON.writeValueAsString(state) + "\n"); // last: now it is whole
        clear(old);
        if (Files.exists(last)) {
            Files.move(last, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(next, last, StandardCopyOption.ATOMIC_MOVE);
        clear(old);
    }

    /**
     * {@return whether there is a state to go on from}
     *
     * @throws IOException if a state that was left between two renames cannot be put in its place
     */
    public boolean exists() throws IOException {
        finishSwap();
        return Files.isRegularFile(last.resolve(STATE));
    }

    /**
     * {@return the weights as they were when the state was kept, trainable}
     *
     * @param manager where the weights live
     * @throws UserError if there are none, or they are damaged
     * @throws IOException if they cannot be read
     */
    public ParameterStore weights(NDManager manager) throws IOException {
        requireState();
        return Weights.read(last.resolve(WEIGHTS), manager);
    }

    /**
     * Puts the weights back as they were when the state was kept, in place: the model and the optimizer hold on to these
     * arrays. Call it outside a gradient collector.
     *
     * @param store the parameters that are learning
     * @throws UserError if the kept ones are others
     * @throws IOException if they cannot be read
     */
    public void restore(ParameterStore store) throws IOException {
        try (Scope scope = new Scope(store.manager())) {
            ParameterStore kept = weights(scope.manager());
            store.all().forEach((name, parameter) -> {
                NDArray values = kept.get(name, parameter.getShape().getShape());
                parameter.subi(parameter);
                parameter.addi(values);
            });
        }
    }

    /**
     * {@return the state and the optimizer's means}
     *
     * @param <S> the record that was kept as the state
     * @param type what was kept as the state
     * @throws UserError if there is none, or it is damaged
     * @throws IOException if a file cannot be read
     */
    public <S> Kept<S> load(Class<S> type) throws IOException {
        return new Kept<>(state(type), Weights.readFlat(last.resolve(OPTIMIZER)));
    }

    /**
     * {@return the state alone}
     *
     * @param <S> the record that was kept as the state
     * @param type what was kept as the state
     * @throws UserError if there is none, or it is damaged
     * @throws IOException if the file cannot be read
     */
    public <S> S state(Class<S> type) throws IOException {
        requireState();
        try {
            S state = JSON.readValue(Files.readString(last.resolve(STATE)), type);
            if (state != null) {
                return state;
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            // Said below.
        }
        throw new UserError(
                "The file " + ProjectPaths.display(last.resolve(STATE)) + " is damaged",
                "Start the training again without --resume");
    }

    private void requireState() throws IOException {
        if (!exists()) {
            throw new UserError(
                    "There is no training to go on with in " + ProjectPaths.display(last.getParent()),
                    "Start one without --resume, or name its folder with --model");
        }
    }

    /**
     * Forgets the state: a new training begins.
     *
     * @throws IOException if a file cannot be deleted
     */
    public void delete() throws IOException {
        clear(next);
        clear(last);
        clear(old);
    }

    /** A state that is whole but has not yet taken its place was left by a program that ended between two renames. */
    private void finishSwap() throws IOException {
        if (!Files.exists(last) && Files.isRegularFile(next.resolve(STATE))) {
            Files.move(next, last, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        // The state file first: without it the folder does not count as whole.
        for (String name : List.of(STATE, WEIGHTS, OPTIMIZER)) {
            Files.deleteIfExists(folder.resolve(name));
        }
        try (var rest = Files.list(folder)) {
            for (Path file : rest.toList()) {
                Files.delete(file); // a half-written temporary file
            }
        }
        Files.delete(folder);
    }
}
