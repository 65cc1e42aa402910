/**
 * What level 4 adds to the command {@code doctor}: is there a trained model yet, and is the processor fast with short numbers? The rest is level 1's
 * ({@code dev.aifromzero.kit.doctor}) and, about PyTorch, level 3's.
 */
package dev.aifromzero.level4.doctor;
