package dev.aifromzero.level3.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The places where DJL gives wrong numbers or fails, one test each. Some show that our way round gives the right number;
 * the others pin down what DJL does today, so that a new version that does better is noticed.
 */
@SuppressWarnings("try") // scopes and collectors work by being open
class EngineTrapsTest {
    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    /** The scalar of {@code x.mul(2)} is freed before anybody can compute a gradient with it; ours lives. */
    @Test
    void djlFreesTheArrayOfAJavaNumberAtOnceAndOursLives() {
        NDArray x = root.ones(new Shape(3));
        int before = root.getManagedArrays().size();
        x.mul(2);
        assertEquals(before + 1, root.getManagedArrays().size(), "only the result is left");
        Tensors.scale(x, 2);
        assertEquals(before + 3, root.getManagedArrays().size(), "the result and the factor");
    }

    /** Memory is freed and used again between the two passes: what the backward pass needs must not be among it. */
    @Test
    void factorsIdsAndMasksSurviveUntilTheBackwardPass() {
        NDArray x = root.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
        x.setRequiresGradient(true);
        for (int round = 0; round < 20; round++) {
            try (Scope scope = new Scope(root);
                    GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray ids = scope.manager().create(new long[] {1, 0}, new Shape(2, 1));
                NDArray mask = scope.manager().create(new float[] {0, 1, 1, 1}, new Shape(2, 2));
                NDArray scaled = Tensors.scale(x.mul(mask), 3); // 3 · (0, 2, 3, 4)
                NDArray loss = scaled.mul(scaled).gather(ids, 1).sum(); // 9 · 2² + 9 · 3²
                churn();
                collector.backward(loss);
                assertEquals(9 * 4 + 9 * 9, loss.getFloat(), 1e-4);
            }
            assertArrayEquals(new float[] {0, 36, 54, 0}, x.getGradient().toFloatArray(), 1e-4f);
            x.getGradient().subi(x.getGradient());
        }
    }

    private void churn() {
        System.gc();
        try (NDManager manager = root.newSubManager()) {
            for (int i = 0; i < 200; i++) {
                manager.create(new float[] {-1e30f}).close();
                manager.create(new long[] {0, 0}, new Shape(2, 1)).close();
                manager.create(new float[] {-1e30f, -1e30f, -1e30f, -1e30f}, new Shape(2, 2))
                        .close();
            }
        }
    }

    @Test
    void convertingAndCopyingCutTheGraph() {
        assertTrue(hasGraph(x -> x.mul(x)), "the check itself");
        assertFalse(hasGraph(x -> x.toType(DataType.FLOAT64, false)));
        assertFalse(hasGraph(NDArray::duplicate));
    }

    /** To the type and the device that an array has already, DJL makes no copy, whatever the second argument says. */
    @Test
    void aCopyToTheSameTypeOrDeviceIsNone() {
        NDArray x = root.ones(new Shape(2));
        x.toType(DataType.FLOAT32, true).addi(1);
        x.toDevice(x.getDevice(), true).addi(1);
        assertArrayEquals(new float[] {3, 3}, x.toFloatArray());
        x.duplicate().addi(1);
        assertArrayEquals(new float[] {3, 3}, x.toFloatArray());
    }

    private boolean hasGraph(UnaryOperator<NDArray> operation) {
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray x = scope.manager().ones(new Shape(2));
            x.setRequiresGradient(true);
            NDArray sum = operation.apply(x).sum();
            try {
                collector.backward(sum);
                return x.getGradient().sum().getFloat() != 0;
            } catch (EngineException noGraph) {
                return false;
            }
        }
    }

    @Test
    void djlsClippingLetsNegativeGradientsThrough() {
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(1))
                .optClipGrad(1)
                .build();
        NDArray weight = root.zeros(new Shape(2));
        sgd.update("weight", weight, root.create(new float[] {5, -5}));
        assertArrayEquals(new float[] {-1, 5}, weight.toFloatArray());
    }

    @Test
    void djlsAdamWPullsBiasesToZeroToo() {
        Optimizer adamW = Optimizer.adamW()
                .optLearningRateTracker(Tracker.fixed(0.5f))
                .optWeightDecays(0.1f)
                .build();
        NDArray bias = root.ones(new Shape(1));
        adamW.update("bias", bias, root.zeros(new Shape(1)));
        assertEquals(0.95, bias.getFloat(), 1e-6);
    }

    /** Inside a scope it is freed too early, outside nobody frees it: our AdamW has a manager for it. */
    @Test
    void theStateOfDjlsOptimizersBelongsToNobody() {
        Optimizer adamW = Optimizer.adamW().build();
        NDArray weight = root.ones(new Shape(1));
        NDArray gradient = root.ones(new Shape(1));
        int before = root.getManagedArrays().size();
        try (Scope scope = new Scope(root)) {
            adamW.update("in a scope", weight, scope.manager().ones(new Shape(1)));
        }
        assertThrows(IllegalStateException.class, () -> adamW.update("in a scope", weight, gradient));
        adamW.update("outside", weight, gradient);
        adamW.update("outside", weight, gradient);
        assertEquals(before, root.getManagedArrays().size());
    }

    @Test
    void djlsCrossEntropyWantsFlatTextsWhereThereAreNotAsManyTextsAsTokens() {
        NDArray logits = root.zeros(new Shape(2, 3, 5)); // (B, T, V)
        NDArray targets = root.create(new long[] {0, 1, 2, 3, 4, 0}, new Shape(2, 3)); // (B, T)
        SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
        assertThrows(
                RuntimeException.class,
                () -> loss.evaluate(new NDList(targets), new NDList(logits)).getFloat());
        NDArray flat = loss.evaluate(
                new NDList(targets.reshape(6)), new NDList(logits.reshape(6, 5))); // (B·T), (B·T, V) -> ()
        assertEquals(Math.log(5), flat.getFloat(), 1e-6);
    }

    @Test
    void djlsGeluIsTheExactOneAndGpt2NeedsTheOther() {
        NDArray one = root.ones(new Shape(1));
        assertEquals(0.8413447, ai.djl.nn.Activation.gelu(one).getFloat(), 1e-6);
        assertEquals(0.8411920, Tensors.geluTanh(one).getFloat(), 1e-6);
    }

    @Test
    void splitWantsAPositiveAxisAndWhereTheSameShape() {
        NDArray x = root.arange(6).reshape(2, 3);
        assertThrows(RuntimeException.class, () -> x.split(new long[] {1}, -1));
        assertEquals(new Shape(2, 2), x.split(new long[] {1}, 1).get(1).getShape());
        assertThrows(
                RuntimeException.class,
                () -> ai.djl.ndarray.NDArrays.where(root.zeros(new Shape(3)).eq(0), x, root.zeros(new Shape(1)))
                        .toFloatArray());
    }

    @Test
    void gradientsAddUpUntilTheyAreSetToZero() {
        ParameterStore store = new ParameterStore(root);
        NDArray x = store.addTrainable("x", new float[] {3}, 1);
        for (int i = 1; i <= 3; i++) {
            square(x);
            assertEquals(i * 6, x.getGradient().getFloat(), 1e-5);
        }
        store.zeroGradients();
        square(x);
        assertEquals(6, x.getGradient().getFloat(), 1e-5);
    }

    private void square(NDArray x) {
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(x.mul(x).sum());
        }
    }

    @Test
    void onlyOneGradientCollectorIsOpenAtATime() {
        try (GradientCollector first = Engine.getInstance().newGradientCollector()) {
            assertThrows(IllegalStateException.class, () -> Engine.getInstance().newGradientCollector());
        }
        TensorEngine.gradientsOff(); // the failed one left the thread recording
        Engine.getInstance().newGradientCollector().close();
    }

    @Test
    void aNewThreadRecordsUntilItIsToldNotToAndOursDoesNot() throws Exception {
        assertFalse(JniUtils.isGradMode());
        assertTrue(inNewThread(() -> {}));
        assertFalse(inNewThread(TensorEngine::gradientsOff));
        assertFalse(inNewThread(() -> TensorEngine.newRoot().close()));
    }

    private static boolean inNewThread(Runnable first) throws Exception {
        CompletableFuture<Boolean> recording = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            first.run();
            recording.complete(JniUtils.isGradMode());
        });
        thread.start();
        thread.join();
        return recording.get();
    }

    /** Parameters are changed in place after the backward pass: while recording, PyTorch refuses it. */
    @Test
    void aParameterIsNotChangedInPlaceWhileRecording() {
        NDArray x = root.ones(new Shape(2));
        x.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            assertThrows(EngineException.class, () -> x.subi(x));
        }
        x.subi(x);
        assertArrayEquals(new float[] {0, 0}, x.toFloatArray());
    }

    @Test
    void aFrozenParameterHasNoGradientAtAll() {
        ParameterStore store = new ParameterStore(root);
        NDArray frozen = store.addFrozen("frozen", root.create(new float[] {3}));
        NDArray learns = store.addTrainable("learns", new float[] {5}, 1);
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(frozen.mul(learns).sum());
        }
        assertEquals(3, learns.getGradient().getFloat());
        assertFalse(frozen.hasGradient());
    }

    /** DJL's own encoder block is BERT's order with another norm: not what GPT is made of. */
    @Test
    void djlsTransformerBlockNormalizesBatches() {
        Block block = new TransformerEncoderBlock(8, 2, 16, 0, x -> x);
        block.initialize(root, DataType.FLOAT32, new Shape(1, 3, 8));
        List<Block> children = block.getChildren().values();
        assertInstanceOf(BatchNorm.class, children.get(1), "after the attention, not before it");
        assertInstanceOf(BatchNorm.class, children.get(3), "after the feed-forward network");
        assertTrue(children.stream().noneMatch(LayerNorm.class::isInstance));
    }
}
