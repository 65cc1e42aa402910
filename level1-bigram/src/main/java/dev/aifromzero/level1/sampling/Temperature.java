package dev.aifromzero.level1.sampling;

/**
 * Divides every logit by the temperature: below 1 the likely tokens become likelier still, above 1 the differences
 * shrink and surprising tokens get their chance.
 *
 * @param value above 0
 */
public record Temperature(double value) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        float[] scaled = new float[logits.length];
        for (int id = 0; id < logits.length; id++) {
            scaled[id] = (float) (logits[id] / value);
        }
        return scaled;
    }
}
