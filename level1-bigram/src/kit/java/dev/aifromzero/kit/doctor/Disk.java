package dev.aifromzero.kit.doctor;

import java.io.IOException;
import java.nio.file.Path;

/** The computer's disks. Folders asked about need not exist: then the nearest one above counts. */
public interface Disk {
    /**
     * Room on a disk.
     *
     * @param disk the same text for two folders on the same disk
     * @param free bytes that this user may still write
     */
    record Space(String disk, long free) {}

    /**
     * {@return the room where a folder lies or would lie}
     *
     * @param folder the folder
     * @throws IOException if the disk does not answer
     */
    Space space(Path folder) throws IOException;

    /**
     * {@return the bytes of all files in a folder, 0 where there is none}
     *
     * @param folder the folder
     * @throws IOException if it cannot be read
     */
    long size(Path folder) throws IOException;

    /**
     * Writes a small file where a folder lies or would lie, and removes it.
     *
     * @param folder the folder
     * @throws IOException if that is not allowed or the disk is full
     */
    void tryWriting(Path folder) throws IOException;
}
