package dev.aifromzero.kit.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The disks of this computer. */
final class RealDisk implements Disk {
    @Override
    public Space space(Path folder) throws IOException {
        FileStore store = Files.getFileStore(nearest(folder));
        return new Space(store.toString(), store.getUsableSpace());
    }

    @Override
    public long size(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(file -> Files.isRegularFile(file.toPath(), LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(File::length)
                    .sum();
        }
    }

    @Override
    public void tryWriting(Path folder) throws IOException {
        Path place = nearest(folder);
        if (!Files.isDirectory(place)) {
            throw new NotDirectoryException(place.toString());
        }
        Path probe = Files.createTempFile(place, ".doctor", ".tmp");
        try {
            Files.write(probe, new byte[] {1});
        } finally {
            Files.delete(probe);
        }
    }

    /** The folder itself, or the first above it that is there. */
    private static Path nearest(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }
}
