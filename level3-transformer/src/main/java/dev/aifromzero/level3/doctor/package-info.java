/**
 * What levels 3 to 5 add to the command {@code doctor}: is PyTorch's machine code here, where does it unpack itself, does it
 * compute, and on what? The rest is level 1's ({@code dev.aifromzero.kit.doctor}).
 */
package dev.aifromzero.level3.doctor;
