package equipoise.core.io.format;

import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import equipoise.core.file.OutputFile;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes grey images as IDX files. The format has no class names: where all names are numbers from
 * 0 to 254 they become the labels, else the classes' indices do.
 */
public final class IdxWriter {
  private static final int MAX_LABEL = 254;

  private IdxWriter() {}

  /**
   * Writes {@code PREFIX-images-idx3-ubyte} and {@code PREFIX-labels-idx1-ubyte} into a folder,
   * each by way of a temporary file, so that neither is ever half there; existing ones are
   * replaced. The same data gives the same bytes.
   *
   * @param prefix {@code train} or {@code t10k} for a set that is read as one
   * @param gzip adds {@code .gz} and compresses
   * @throws IllegalArgumentException if the images are not grey, the classes too many, or the
   *     prefix no plain name
   */
  public static void write(Dataset data, Path folder, String prefix, boolean gzip)
      throws IOException {
    if (data.imageShape().channels() != 1) {
      throw new IllegalArgumentException(
          "IDX files of images hold one channel, but these have " + data.imageShape().channels());
    }
    if (!SafeNames.isSafe(prefix)) {
      throw new IllegalArgumentException(
          "'" + Visible.of(prefix) + "' is no prefix of a file name");
    }
    int[] numbers = numbers(data.classes());
    Files.createDirectories(folder);
    String end = gzip ? "-ubyte.gz" : "-ubyte";
    write(folder.resolve(prefix + "-images-idx3" + end), gzip, out -> images(data, out));
    write(
        folder.resolve(prefix + "-labels-idx1" + end),
        gzip,
        out -> {
          out.writeInt(IdxHeader.LABELS);
          out.writeInt(data.size());
          for (int i = 0; i < data.size(); i++) {
            out.writeByte(numbers[data.label(i)]);
          }
        });
  }

  private static void images(Dataset data, DataOutputStream out) throws IOException {
    out.writeInt(IdxHeader.IMAGES);
    out.writeInt(data.size());
    out.writeInt(data.imageShape().height());
    out.writeInt(data.imageShape().width());
    for (int i = 0; i < data.size(); i++) {
      out.write(data.pixels(i));
    }
  }

  private static int[] numbers(List<String> classes) {
    boolean numbered =
        classes.stream()
            .allMatch(
                name -> name.matches("0|[1-9]\\d{0,2}") && Integer.parseInt(name) <= MAX_LABEL);
    int[] numbers = new int[classes.size()];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = numbered ? Integer.parseInt(classes.get(c)) : c;
    }
    if (numbers.length > MAX_LABEL + 1) {
      throw new IllegalArgumentException(
          "IDX labels are bytes: at most "
              + (MAX_LABEL + 1)
              + " classes, but there are "
              + numbers.length);
    }
    return numbers;
  }

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static void write(Path file, boolean gzip, Content content) throws IOException {
    new OutputFile(file)
        .write(
            raw -> {
              try (DataOutputStream out =
                  new DataOutputStream(gzip ? new GZIPOutputStream(raw) : raw)) {
                content.write(out);
              }
            });
  }
}
