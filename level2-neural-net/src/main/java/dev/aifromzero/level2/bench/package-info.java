/**
 * What an operation costs: the same training written in several ways, to be timed side by side.
 *
 * <p>Calling an array library costs about the same for one number as for a hundred. Whoever calls it for tiny arrays pays
 * for the calls, not for the arithmetic; whoever gathers the work into large arrays pays for the arithmetic only.
 *
 * <p>Lesson: docs/level2.md, labs.
 */
package dev.aifromzero.level2.bench;
