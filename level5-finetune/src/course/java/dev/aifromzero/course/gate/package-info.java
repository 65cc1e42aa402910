/**
 * The gates that every task must pass before a student sees it: the stub compiles and earns nothing, our solution earns
 * everything, the hint is there, the lesson's heading exists, and small mistakes put into the solution are noticed by the
 * tests. Each level has one test class that asks for all of it ({@code docs/teaching.md}, "How to add a task").
 */
package dev.aifromzero.course.gate;
