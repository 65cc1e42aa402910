/**
 * The main classes of all levels, started as a student or another program starts them: in a JVM of their own, with pipes,
 * terminals, broken files and full disks. The tests stand in level 5 because only its class path has all levels.
 */
package dev.aifromzero.level5.endtoend;
