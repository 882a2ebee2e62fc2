package equipoise.core.io.format;

import equipoise.core.data.Dataset;
import equipoise.core.file.Placing;
import equipoise.core.io.picture.Pngs;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes images as a folder of class folders of PNG files named by their row ({@code 000012.png}).
 * Classes whose names cannot be folder names get others, and {@code classes.json} says which; the
 * reader knows it.
 */
public final class FolderWriter {
  private FolderWriter() {}

  /**
   * Writes the whole set beside the folder and then puts it there at once, so that it is never half
   * there. No file is written anywhere else, whatever the classes are called.
   *
   * @param folder that does not exist, or is empty
   * @throws FileAlreadyExistsException if it holds something
   */
  public static void write(Dataset data, Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target) && !isEmptyFolder(target)) {
      throw new FileAlreadyExistsException(folder.toString(), null, "is not empty");
    }
    Files.createDirectories(target.getParent());
    Path partial = Files.createDirectory(Placing.partial(target));
    try {
      fill(data, partial);
      Files.deleteIfExists(target);
      Placing.move(partial, target);
    } finally {
      delete(partial);
    }
  }

  private static void fill(Dataset data, Path root) throws IOException {
    Map<String, String> folders = SafeNames.folders(data.classes());
    Map<String, String> renamed = new LinkedHashMap<>();
    for (String name : data.classes()) {
      Files.createDirectory(root.resolve(folders.get(name)));
      if (!folders.get(name).equals(name)) {
        renamed.put(folders.get(name), name);
      }
    }
    if (!renamed.isEmpty()) {
      Files.write(root.resolve(ClassNames.FILE), ClassNames.write(renamed));
    }
    for (int i = 0; i < data.size(); i++) {
      Path folder = root.resolve(folders.get(data.classes().get(data.label(i))));
      Files.write(folder.resolve(String.format(Locale.ROOT, "%06d.png", i)), Pngs.encode(data, i));
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> paths;
      try (Stream<Path> walk = Files.walk(folder)) {
        paths = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
