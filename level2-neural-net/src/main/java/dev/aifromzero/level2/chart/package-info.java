/**
 * Pictures of numbers: lines, bars, heat maps and clouds of points.
 *
 * <p>A long list of numbers says little; one picture of it says at once whether a network is learning. Every chart here
 * can be saved as a PNG file (drawn by the library XChart) and shown in the terminal (drawn by us, with characters). No
 * picture needs colour to be understood: series differ in their marks and line styles too.
 *
 * <p>Lesson: docs/level2.md, step 5. All later levels use these charts.
 */
package dev.aifromzero.level2.chart;
