package equipoise.core.io.format;

import equipoise.core.CodePoints;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Image files without labels. */
public final class PictureFiles {
  private PictureFiles() {}

  /**
   * One file and what became of it.
   *
   * @param pixels in the order channel, row, column; empty if the file cannot be used
   * @param flaw what is wrong with it, for a message that begins with the file's name; empty if
   *     nothing is
   */
  public record One(Path file, Optional<byte[]> pixels, Optional<String> flaw) {}

  /**
   * The images at a path: a file itself, or every file of a folder and the folders in it that is
   * named as an image, in the order of their names. Hidden files and symbolic links are left out.
   *
   * @throws DataException if there is nothing at the path, or no image
   */
  public static List<Path> at(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new DataException(path + ": there is no such file or folder");
    }
    try {
      List<Path> files = new ArrayList<>();
      Files.walkFileTree(path, new Gathering(path, files));
      if (files.isEmpty()) {
        throw new DataException(path + ": holds no image files");
      }
      files.sort(Comparator.comparing(Path::toString, CodePoints.ORDER));
      return files;
    } catch (IOException e) {
      throw new DataException(path + ": " + Flaw.of(e).getMessage(), e);
    }
  }

  /** Decodes files on all cores and brings them to one shape; none of them stops the others. */
  public static List<One> read(List<Path> files, ImageShape shape, Filter filter) {
    ReadOptions options =
        ReadOptions.DEFAULTS
            .withShape(shape.channels(), shape.height(), shape.width())
            .withFilter(filter);
    ImageBatch batch = ImageBatch.read(files, options);
    byte[][] pixels = batch.pixels(shape);
    List<One> all = new ArrayList<>();
    for (int i = 0; i < pixels.length; i++) {
      all.add(
          new One(
              files.get(i),
              Optional.ofNullable(pixels[i]),
              Optional.ofNullable(batch.flaw(i)).map(Flaw::getMessage)));
    }
    return all;
  }

  private static final class Gathering extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;

    Gathering(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && SystemEntries.isOne(name(folder))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          && !SystemEntries.isOne(name(file))
          && ImageKind.isImageName(name(file))) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private static String name(Path path) {
      return String.valueOf(path.getFileName());
    }
  }
}
