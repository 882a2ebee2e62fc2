package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A data set's files in Croissant's terms: as they were fetched; else as they lie on this machine,
 * in folders of images as a set of files; nothing if they are not there.
 *
 * @param readable whether files on this machine may be read and described
 */
record DataFiles(UsedData data, boolean readable) {
  /** A folder with more files is a set of files. */
  private static final int FEW = 50;

  private static final int DEPTH = 8;

  void addTo(ArrayNode distribution) {
    if (data.published().isPresent() && !data.published().get().files().isEmpty()) {
      for (PublishedSet.Download file : data.published().get().files()) {
        object(distribution, file.name(), file.from())
            .put("contentSize", file.size() + " B")
            .put("sha256", file.sha256());
      }
    } else if (readable && data.path().isPresent()) {
      try {
        present(distribution, data.path().get());
      } catch (IOException | UncheckedIOException e) {
        throw new UncheckedIOException(
            data.path().get() + ": the files of data set '" + data.name() + "' cannot be read",
            e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e);
      }
    }
  }

  private void present(ArrayNode distribution, Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> tree = Files.walk(path, DEPTH)) {
      files = tree.filter(file -> isPlain(file)).sorted().toList();
    }
    if (files.size() > FEW) {
      set(distribution, path, files);
      return;
    }
    for (Path file : files) {
      String name = file.equals(path) ? name(file) : path.relativize(file).toString();
      object(distribution, name.replace('\\', '/'), file.toUri().toString())
          .put("contentSize", Files.size(file) + " B")
          .put("sha256", Sha256.of(file));
    }
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private ObjectNode object(ArrayNode distribution, String name, String url) {
    return distribution
        .addObject()
        .put("@type", "cr:FileObject")
        .put("@id", CrateFiles.id(data.name() + "/" + name))
        .put("name", name)
        .put("contentUrl", url)
        .put("encodingFormat", MediaTypes.of(name));
  }

  /** With the media type that most of them have. */
  private void set(ArrayNode distribution, Path folder, List<Path> files) {
    Map<String, Integer> types = new TreeMap<>();
    files.forEach(file -> types.merge(MediaTypes.of(name(file)), 1, Integer::sum));
    String most =
        types.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    distribution
        .addObject()
        .put("@type", "cr:FileSet")
        .put("@id", CrateFiles.id(data.name() + "/files"))
        .put("name", data.name() + " files")
        .put("description", files.size() + " files below " + folder + " on the run's machine")
        .put("encodingFormat", most)
        .put("includes", folder.toUri() + "**");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
