/**
 * The terminal: banners, tables, bars, heat cells, progress bars and questions. All levels write through {@link
 * dev.aifromzero.kit.console.Console}, which knows whether colours and moving text are wanted ({@code
 * docs/README.md}).
 */
package dev.aifromzero.kit.console;
