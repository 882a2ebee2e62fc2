package equipoise.core.io.write;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.file.NewDirectory;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** Writes sets of images in one format. The same images give the same bytes. */
public interface SetWriter {
  /**
   * Refuses what the format cannot hold.
   *
   * @param data of the set, or with its shape and classes
   * @throws DataException saying what is in the way and what would hold it
   */
  default void require(Dataset data) {}

  /**
   * Writes the files.
   *
   * @param directory that exists and is empty
   * @param progress is given how many images are written
   */
  void fill(ImageParts parts, Path directory, Progress progress) throws IOException;

  /**
   * Where an image of the training part stands, relative to the directory: a file, or a file and a
   * row in it from 0 as in {@code train-images-idx3-ubyte#12}.
   */
  String place(ImageParts parts, int row);

  /**
   * Writes a new directory, which appears as a whole or not at all.
   *
   * @param directory that does not exist, or is empty
   * @throws DataException as {@link #require}
   * @throws FileAlreadyExistsException if something is there
   */
  default void write(ImageParts parts, Path directory, Progress progress) throws IOException {
    require(parts.train().data());
    new NewDirectory(directory).write(partial -> fill(parts, partial, progress));
  }
}
