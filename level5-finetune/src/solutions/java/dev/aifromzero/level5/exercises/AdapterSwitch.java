package dev.aifromzero.level5.exercises;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Solution of task 5.7. */
public final class AdapterSwitch {
    /** The name of the base without any adapter. */
    public static final String BASE = "base";

    private record Adapter(double[][] a, double[][] b, double scaling) {}

    private final double[][] w;
    private final Map<String, Adapter> shelf = new TreeMap<>();
    private String current = BASE;

    /** A layer without adapters. */
    public AdapterSwitch(double[][] w) {
        this.w = w;
    }

    /** Puts an adapter on the shelf. */
    public void add(String name, double[][] a, double[][] b, double alpha) {
        boolean fits = b.length == w.length && a[0].length == w[0].length && b[0].length == a.length;
        if (name.equals(BASE) || !fits) {
            throw new IllegalArgumentException("The adapter " + name + " does not fit on this layer");
        }
        shelf.put(name, new Adapter(a, b, alpha / a.length));
    }

    /** Uses another adapter from now on. */
    public void use(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("There is no adapter " + name);
        }
        current = name;
    }

    /** {@return the name of what is in use} */
    public String current() {
        return current;
    }

    /** {@return all names that can be used} */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(BASE));
        names.addAll(shelf.keySet()); // a TreeMap is sorted
        return names;
    }

    /** {@return what the layer computes with the adapter in use} */
    public double[] forward(double[] x) {
        double[] y = multiply(w, x);
        Adapter adapter = shelf.get(current);
        if (adapter != null) { // the base has none
            double[] correction = multiply(adapter.b(), multiply(adapter.a(), x));
            for (int i = 0; i < y.length; i++) {
                y[i] += adapter.scaling() * correction[i];
            }
        }
        return y;
    }

    private static double[] multiply(double[][] matrix, double[] x) {
        double[] y = new double[matrix.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += matrix[i][j] * x[j];
            }
        }
        return y;
    }
}
