package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.FileHead;
import equipoise.core.io.picture.Flaw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the binary version of CIFAR-10 and CIFAR-100 (Krizhevsky, 2009): rows of a label
 * (CIFAR-100: a coarse, then a fine label, of which the fine one is taken) and 3072 pixels, red,
 * green, blue planes of 32 x 32.
 */
final class CifarReader {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int MAX_NAMES_BYTES = 1 << 16;

  private final ReadOptions options;
  private final int labelBytes;

  private CifarReader(ReadOptions options, int labelBytes) {
    this.options = options;
    this.labelBytes = labelBytes;
  }

  static Loaded read(Path path, ReadOptions options, Problems problems) throws Flaw {
    try {
      if (!Files.isDirectory(path)) {
        CifarReader reader = new CifarReader(options, labelBytes(path));
        LabelledImages part = reader.part(List.of(path), problems);
        return new Loaded(
            SetFormat.CIFAR.word(),
            SHAPE,
            reader.names(path.toAbsolutePath().getParent()),
            part,
            null);
      }
      List<Path> train = CifarNames.train(path);
      List<Path> test = CifarNames.test(path);
      if (train.isEmpty()) {
        throw new Flaw("holds no data_batch_1.bin (CIFAR-10) or train.bin (CIFAR-100)");
      }
      CifarReader reader = new CifarReader(options, labelBytes(train.get(0)));
      return new Loaded(
          SetFormat.CIFAR.word(),
          SHAPE,
          reader.names(path),
          reader.part(train, problems),
          test.isEmpty() ? null : reader.part(test, problems));
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  /** One label a row, or two, by the file's length and, where both are possible, by its name. */
  private static int labelBytes(Path file) throws IOException {
    long length = Files.size(file);
    boolean hundred = length % (SHAPE.size() + 2) == 0;
    boolean ten = length % (SHAPE.size() + 1) == 0;
    boolean named = file.getFileName().toString().matches("(train|test)\\.bin");
    return hundred && (!ten || named) ? 2 : 1;
  }

  private int classes() {
    return labelBytes == 2 ? 100 : 10;
  }

  private LabelledImages part(List<Path> files, Problems problems) {
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path file : files) {
      try {
        read(file, pixels, labels);
      } catch (IOException e) {
        problems.error(file, Flaw.of(e));
      } catch (Flaw flaw) {
        problems.error(file, flaw);
      }
    }
    return new LabelledImages(
        pixels.toArray(byte[][]::new), labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private void read(Path file, List<byte[]> pixels, List<Integer> labels) throws IOException, Flaw {
    long row = labelBytes + SHAPE.size();
    long length = Files.size(file);
    if (length == 0 || length % row != 0) {
      throw new Flaw(
          "has " + length + " bytes, which is no multiple of 3073 (CIFAR-10) or 3074 (CIFAR-100)");
    }
    Limits.check(pixels.size() + length / row, SHAPE, options);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (long i = 0; i < length / row; i++) {
        byte[] head = in.readNBytes(labelBytes);
        byte[] image = in.readNBytes(SHAPE.size());
        if (image.length < SHAPE.size()) {
          throw new Flaw("grew shorter while it was read");
        }
        int label = head[labelBytes - 1] & 0xff;
        if (label >= classes()) {
          throw new Flaw(
              "label " + label + " of image " + i + " is out of range: 0 to " + (classes() - 1));
        }
        pixels.add(image);
        labels.add(label);
      }
    }
  }

  /** The class names from the text file beside the data, else the class numbers. */
  private List<String> names(Path folder) throws IOException {
    Path file = folder.resolve(labelBytes == 2 ? "fine_label_names.txt" : "batches.meta.txt");
    if (Files.isRegularFile(file)) {
      String text = new String(FileHead.of(file, MAX_NAMES_BYTES), StandardCharsets.UTF_8);
      List<String> names =
          text.lines().map(String::strip).filter(s -> !s.isEmpty()).distinct().toList();
      if (names.size() == classes()) {
        return names;
      }
    }
    return IntStream.range(0, classes()).mapToObj(Integer::toString).toList();
  }
}
