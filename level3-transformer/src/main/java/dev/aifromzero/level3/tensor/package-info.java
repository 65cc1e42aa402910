/**
 * The workbench: starts PyTorch from Java, frees what it used, and keeps a model's numbers by name. A tensor is a table of
 * numbers with any number of directions: a list, a sheet, a stack of sheets, and so on. The lesson is docs/level3.md.
 */
package dev.aifromzero.level3.tensor;
