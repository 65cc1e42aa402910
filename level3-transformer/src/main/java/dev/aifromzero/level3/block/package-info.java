/**
 * One storey of the tower: the tokens talk (attention in several heads), then each thinks alone (feed-forward), and both
 * results are added to what was there. The lesson is docs/level3.md, step 3.
 */
package dev.aifromzero.level3.block;
