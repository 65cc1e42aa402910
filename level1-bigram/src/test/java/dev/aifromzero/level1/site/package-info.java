/**
 * The lessons as a web site: {@code mvn -q -Psite} makes HTML pages from the Markdown in {@code docs}, which open from the
 * file system and need no network.
 *
 * <p>A tool of the build, so it lies beside the tests and is in no level's jar. The Markdown is read by commonmark-java;
 * formulas are shown by KaTeX and diagrams by Mermaid, whose files are copied into the site.
 */
package dev.aifromzero.level1.site;
