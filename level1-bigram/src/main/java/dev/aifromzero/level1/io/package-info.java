/** Files that are whole or not there at all: {@link dev.aifromzero.level1.io.AtomicFiles}. */
package dev.aifromzero.level1.io;
