/** The tools of level 5: download, chat, generate, evaluate, merge, and the options that they share with the lesson's steps. */
package dev.aifromzero.level5.commands;
