package equipoise.core.io.write;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.file.CsvCell;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes images as rows of a table, {@code images.csv} or {@code train.csv} and {@code test.csv}:
 * the class's name in the column {@code label}, then the pixels 0..255 row by row, {@code pixel0}
 * and so on; of colour images red's, then green's, then blue's.
 */
public final class CsvWriter implements SetWriter {
  public static final Entry<SetWriter> ENTRY =
      Entry.<SetWriter, NoOptions>of(Kind.FORMAT, "csv", NoOptions.NONE, options -> new CsvWriter())
          .family(Family.IMAGE_FORMAT)
          .summary("a table of one column a pixel, the class first")
          .source("RFC 4180")
          .build();

  @Override
  public void fill(ImageParts parts, Path directory, Progress progress) throws IOException {
    Pace pace = new Pace(parts, progress);
    for (Map.Entry<String, ImagePart> part : parts.named("images", "train", "test").entrySet()) {
      Path file = directory.resolve(part.getKey() + ".csv");
      try (Writer writer = Files.newBufferedWriter(file)) {
        write(part.getValue().data(), writer, pace);
      }
    }
  }

  private static void write(Dataset data, Writer writer, Pace pace) throws IOException {
    writer.write(header(data.imageShape()));
    for (int i = 0; i < data.size(); i++) {
      pace.step();
      StringBuilder line = new StringBuilder(cell(data.classes().get(data.label(i))));
      for (byte pixel : data.pixels(i)) {
        line.append(',').append(pixel & 0xff);
      }
      writer.append(line).append('\n');
    }
  }

  private static String header(ImageShape shape) {
    List<String> planes =
        shape.channels() == 1 ? List.of("pixel") : List.of("red", "green", "blue");
    StringBuilder header = new StringBuilder("label");
    for (String plane : planes) {
      for (int p = 0; p < shape.height() * shape.width(); p++) {
        header.append(',').append(plane).append(p);
      }
    }
    return header.append('\n').toString();
  }

  private static String cell(String text) {
    boolean plain =
        !text.isEmpty() && text.strip().equals(text) && !text.matches("(?s).*[\",\\r\\n;\\t].*");
    return plain ? text : CsvCell.quoted(text);
  }

  @Override
  public String place(ImageParts parts, int row) {
    return (parts.test().isEmpty() ? "images" : "train") + ".csv#" + row;
  }
}
