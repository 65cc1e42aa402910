/** How fast is it? JMH benchmarks of level 1, beside other libraries in the same run. The results: docs/benchmarks.md. */
package dev.aifromzero.level1.bench;
