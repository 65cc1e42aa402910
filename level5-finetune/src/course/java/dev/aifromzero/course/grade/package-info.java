/**
 * Grading: submissions are read (folders or zips), only the answers in them are taken, each is judged by the teacher's own
 * tests behind walls, and the result becomes a table, a JSON file and a page a student ({@code docs/teaching.md}).
 */
package dev.aifromzero.course.grade;
