/**
 * Makes what the lessons of all levels show: runs their commands, takes pictures over, and puts outputs into the pages.
 *
 * <p>The commands stand in the lessons themselves (docs/level1.md to docs/level5.md), in a comment above each block of
 * output and each picture. So a lesson can be read, and checked, without believing anybody.
 */
package dev.aifromzero.level5.lessons;
