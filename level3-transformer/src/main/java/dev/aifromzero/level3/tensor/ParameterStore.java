package dev.aifromzero.level3.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * All numbers that a model has learned, by name and in order: {@code blocks.0.attention.qkv.weight} and so on.
 *
 * <p>The names are those of the weight files, so that loading, saving, counting, freezing and tying need no further
 * bookkeeping.
 */
public final class ParameterStore {
    private final NDManager owner;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final Set<String> trainable = new LinkedHashSet<>();

    /**
     * A store whose arrays live as long as this manager.
     *
     * @param owner makes the store's arrays; closing it frees them
     */
    public ParameterStore(NDManager owner) {
        this.owner = owner;
    }

    /** {@return where the parameters live} */
    public NDManager manager() {
        return owner;
    }

    /**
     * Adds a parameter that training changes.
     *
     * @param name as in the weight file, e.g. {@code blocks.0.norm1.weight}
     * @param array its numbers, not copied; gets a place for a gradient
     * @return the array
     * @throws IllegalArgumentException if the name is taken
     */
    public NDArray addTrainable(String name, NDArray array) {
        addFrozen(name, array);
        setTrainable(name, true);
        return array;
    }

    /**
     * Adds a parameter that stays as it is. It costs nothing in the backward pass.
     *
     * @param name as in the weight file, e.g. {@code blocks.0.norm1.weight}
     * @param array its numbers, not copied
     * @return the array
     * @throws IllegalArgumentException if the name is taken
     */
    public NDArray addFrozen(String name, NDArray array) {
        if (arrays.putIfAbsent(name, array) != null) {
            throw new IllegalArgumentException("There are two parameters with the name " + name);
        }
        return array;
    }

    /**
     * Adds a trainable parameter made of these numbers.
     *
     * @param name as in the weight file, e.g. {@code blocks.0.norm1.weight}
     * @param values its numbers, the last dimension running fastest
     * @param shape its dimensions, whose product is the number of values
     * @return the new array
     * @throws IllegalArgumentException if the name is taken
     */
    public NDArray addTrainable(String name, float[] values, long... shape) {
        return addTrainable(name, owner.create(values, new Shape(shape)));
    }

    /**
     * Says whether training changes a parameter.
     *
     * @param name of a parameter that was added
     * @param learns true to give it gradients, false to freeze it
     * @throws IllegalArgumentException if there is no parameter of this name
     */
    public void setTrainable(String name, boolean learns) {
        get(name).setRequiresGradient(learns);
        if (learns) {
            trainable.add(name);
        } else {
            trainable.remove(name);
        }
    }

    /** Freezes all parameters. */
    public void freeze() {
        arrays.keySet().forEach(name -> setTrainable(name, false));
    }

    /**
     * {@return the parameter of this name}
     *
     * @param name as in the weight file, e.g. {@code blocks.0.norm1.weight}
     * @throws IllegalArgumentException if the weights do not have it
     */
    public NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("The weights have no tensor named " + name);
        }
        return array;
    }

    /**
     * {@return the parameter of this name}
     *
     * @param name as in the weight file, e.g. {@code blocks.0.norm1.weight}
     * @param shape the dimensions that it must have
     * @throws IllegalArgumentException if it is missing or has another shape
     */
    public NDArray get(String name, long... shape) {
        NDArray array = get(name);
        if (!array.getShape().equals(new Shape(shape))) {
            throw new IllegalArgumentException("The tensor " + name + " has the shape " + array.getShape()
                    + ", but the configuration asks for " + new Shape(shape));
        }
        return array;
    }

    /**
     * {@return whether there is a parameter of this name}
     *
     * @param name as in the weight file
     */
    public boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** {@return all parameters in order} */
    public Map<String, NDArray> all() {
        return java.util.Collections.unmodifiableMap(arrays);
    }

    /** {@return the parameters that training changes, in order} */
    public Map<String, NDArray> trainable() {
        Map<String, NDArray> learning = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (trainable.contains(name)) {
                learning.put(name, array);
            }
        });
        return learning;
    }

    /** {@return how many numbers the model has} */
    public long count() {
        return arrays.values().stream()
                .mapToLong(array -> array.getShape().size())
                .sum();
    }

    /** {@return how many numbers training changes} */
    public long trainableCount() {
        return trainable().values().stream()
                .mapToLong(array -> array.getShape().size())
                .sum();
    }

    /** Sets all gradients to zero: PyTorch adds each backward pass to what is there. */
    public void zeroGradients() {
        for (NDArray array : trainable().values()) {
            try (NDArray gradient = array.getGradient()) {
                gradient.subi(gradient);
            }
        }
    }

    /** {@return the numbers of all parameters as float32, copied to Java} */
    public Map<String, float[]> toJava() {
        Map<String, float[]> values = new LinkedHashMap<>();
        arrays.forEach((name, array) -> values.put(name, floats(array)));
        return values;
    }

    private static float[] floats(NDArray array) {
        if (array.getDataType() == DataType.FLOAT32) {
            return array.toFloatArray();
        }
        try (NDArray converted = array.toType(DataType.FLOAT32, true)) {
            return converted.toFloatArray();
        }
    }
}
