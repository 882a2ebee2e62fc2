package equipoise.experiments.generate;

import equipoise.core.file.CsvCell;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code metadata.csv}: a line for each image that was kept (RFC 4180). */
final class MetadataCsv {
  static final String FILE = "metadata.csv";

  private static final List<String> COLUMNS =
      List.of(
          "file_name", "class", "synthetic", "generator", "seed", "index", "nearest", "distance");
  private static final List<String> PAIR = List.of("base", "neighbour", "gap");

  private MetadataCsv() {}

  /**
   * @param pairs whether base, neighbour and gap have columns
   */
  static List<String> columns(boolean pairs) {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(pairs ? PAIR : List.of());
    return columns;
  }

  static void write(Path file, List<MadeImage> images, boolean pairs) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      writer.write(String.join(",", columns(pairs)) + "\n");
      for (MadeImage image : images) {
        if (image.kept()) {
          writer.write(line(image, pairs));
        }
      }
    }
  }

  private static String line(MadeImage image, boolean pairs) {
    List<Object> cells = new ArrayList<>();
    cells.add(image.file());
    cells.add(image.className());
    cells.add(true);
    cells.add(image.generator());
    cells.add(image.seed());
    cells.add(image.index());
    cells.add(image.nearest());
    cells.add(image.distance());
    if (pairs) {
      cells.add(image.base());
      cells.add(image.neighbour());
      cells.add(image.gap());
    }
    return cells.stream().map(MetadataCsv::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(Object value) {
    return value == null ? "" : CsvCell.of(value.toString());
  }
}
