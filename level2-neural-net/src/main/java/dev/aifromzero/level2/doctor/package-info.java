/**
 * What level 2 adds to the command {@code doctor}: is ND4J's machine code here, where does it unpack itself, and does it
 * compute? The rest is level 1's ({@code dev.aifromzero.kit.doctor}).
 */
package dev.aifromzero.level2.doctor;
