/**
 * The tutor as a whole: a question goes in, an answer comes out, with how sure the tutor is and where the answer comes from. A
 * chat, an examination and a web page all ask through {@link dev.aifromzero.level5.tutor.Tutor}, whatever stands behind it.
 *
 * <p>Lesson: docs/level5.md, "Step 5: side by side".
 */
package dev.aifromzero.level5.tutor;
