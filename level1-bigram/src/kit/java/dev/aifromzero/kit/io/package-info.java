/** Files that are whole or not there at all: {@link dev.aifromzero.kit.io.AtomicFiles}. */
package dev.aifromzero.kit.io;
