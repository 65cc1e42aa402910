/**
 * The way of DJL's own library: attention as one of its blocks, with its parameters, its loss and its trainer, beside the
 * same attention in the way of this project. Whoever understands both can read DJL's models and examples. The lesson is
 * docs/level3.md, lab djl-block.
 */
package dev.aifromzero.level3.djl;
