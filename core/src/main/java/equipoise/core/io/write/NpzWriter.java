package equipoise.core.io.write;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.file.NpzFile;
import equipoise.core.file.StoredArray;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes images as a NumPy archive {@value #FILE}: {@code x_train} uint8 [n, h, w] of grey or [n,
 * h, w, 3] of colour images, {@code y_train} int64 [n], {@code x_test} and {@code y_test} of a test
 * part, {@code sha256} over all of it. Classes whose names are numbers have these as labels; else
 * {@code classes} holds the names, and the labels index it.
 */
public final class NpzWriter implements SetWriter {
  public static final Entry<SetWriter> ENTRY =
      Entry.<SetWriter, NoOptions>of(Kind.FORMAT, "npz", NoOptions.NONE, options -> new NpzWriter())
          .family(Family.IMAGE_FORMAT)
          .summary("a NumPy archive of images, labels and class names")
          .source("NumPy Enhancement Proposal 1")
          .build();

  static final String FILE = "images.npz";

  @Override
  public void fill(ImageParts parts, Path directory, Progress progress) throws IOException {
    Pace pace = new Pace(parts, progress);
    List<String> classes = parts.train().data().classes();
    LabelNumbers numbers = LabelNumbers.of(classes);
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    parts
        .named("train", "train", "test")
        .forEach(
            (name, part) -> {
              arrays.put("x_" + name, images(part.data(), pace));
              arrays.put("y_" + name, labels(part.data(), numbers));
            });
    if (!numbers.names().isEmpty()) {
      arrays.put("classes", new StoredArray.Texts(classes));
    }
    new NpzFile(arrays).write(directory.resolve(FILE));
  }

  private static StoredArray images(Dataset data, Pace pace) {
    ImageShape shape = data.imageShape();
    int[] axes =
        shape.channels() == 1
            ? new int[] {shape.height(), shape.width()}
            : new int[] {shape.height(), shape.width(), shape.channels()};
    return new StoredArray.StreamedBytes(
        data.size(),
        row -> {
          pace.step();
          return channelsLast(shape, data.pixels(row));
        },
        axes);
  }

  private static byte[] channelsLast(ImageShape shape, byte[] pixels) {
    int plane = shape.height() * shape.width();
    byte[] last = new byte[pixels.length];
    for (int c = 0; c < shape.channels(); c++) {
      for (int p = 0; p < plane; p++) {
        last[p * shape.channels() + c] = pixels[c * plane + p];
      }
    }
    return last;
  }

  private static StoredArray labels(Dataset data, LabelNumbers numbers) {
    return new StoredArray.Integers(
        IntStream.range(0, data.size()).mapToLong(i -> numbers.of(data.label(i))).toArray());
  }

  @Override
  public String place(ImageParts parts, int row) {
    return FILE + "#" + row;
  }
}
