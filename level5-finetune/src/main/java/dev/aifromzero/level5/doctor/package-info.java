/**
 * What level 5 adds to the command {@code doctor}: which base model would be used, is there an adapter, is the network
 * needed? The rest is level 1's ({@code dev.aifromzero.kit.doctor}) and, about PyTorch, level 3's.
 */
package dev.aifromzero.level5.doctor;
