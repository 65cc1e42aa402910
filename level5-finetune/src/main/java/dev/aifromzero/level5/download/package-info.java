/**
 * Fetching a pretrained model from the internet, so that it is whole or not there at all.
 *
 * <p>A model is a folder of a few small files and one very large one. Lines break, servers make mistakes, and somebody
 * closes the laptop. So what has arrived is kept, the next attempt goes on where the last one stopped, sizes and check sums
 * are compared, and only a complete model gets its place in the cache folder. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5.download;
