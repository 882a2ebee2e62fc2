package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads images from a MATLAB 5 file as SVHN stores them (Netzer and others, Reading Digits in
 * Natural Images with Unsupervised Feature Learning, 2011): an array X of [height, width, channels,
 * n] whole numbers 0..255 and an array y of n labels, where a 10 beside 1 to 9 stands for the digit
 * 0. A folder holds {@code train_*.mat} and, for the test part, {@code test_*.mat}.
 */
final class MatReader {
  static final String TRAIN = "train_32x32.mat";
  static final String TEST = "test_32x32.mat";

  private final ReadOptions options;
  private ImageShape shape;
  private byte[][] pixels;
  private int[] labels;

  private MatReader(ReadOptions options) {
    this.options = options;
  }

  static boolean isFolder(Path folder) {
    return Files.isRegularFile(folder.resolve(TRAIN));
  }

  static Loaded read(Path path, ReadOptions options, Problems problems) throws Flaw {
    boolean folder = Files.isDirectory(path);
    if (folder && !isFolder(path)) {
      throw new Flaw("holds no " + TRAIN);
    }
    MatReader train = folder ? part(path.resolve(TRAIN), options, problems) : of(path, options);
    Path testFile = path.resolve(TEST);
    boolean tested = folder && Files.isRegularFile(testFile);
    MatReader test = tested ? part(testFile, options, problems) : null;
    if (train == null || (tested && test == null)) {
      return Loaded.nothing(SetFormat.MAT.word());
    }
    if (test != null && !test.shape.equals(train.shape)) {
      throw new Flaw(
          "holds test images of " + test.shape + ", but training images of " + train.shape);
    }
    int[] testLabels = test == null ? new int[0] : test.labels;
    int[] all = IntStream.concat(Arrays.stream(train.labels), Arrays.stream(testLabels)).toArray();
    if (!LabelRange.check(path, all, options, problems)) {
      return Loaded.nothing(SetFormat.MAT.word());
    }
    int[] present = Arrays.stream(all).distinct().sorted().toArray();
    List<String> names = Arrays.stream(present).mapToObj(Integer::toString).toList();
    return new Loaded(
        SetFormat.MAT.word(),
        train.shape,
        names,
        train.part(present),
        test == null ? null : test.part(present));
  }

  /** Null if the file cannot be read, which is then among the problems. */
  private static MatReader part(Path file, ReadOptions options, Problems problems) {
    try {
      return of(file, options);
    } catch (Flaw flaw) {
      problems.error(file, flaw);
      return null;
    }
  }

  private static MatReader of(Path file, ReadOptions options) throws Flaw {
    MatReader reader = new MatReader(options);
    MatFile.forEach(file, reader::take);
    if (reader.pixels == null || reader.labels == null) {
      throw new Flaw("holds no arrays X of images and y of labels");
    }
    if (reader.pixels.length != reader.labels.length) {
      throw new Flaw(
          "holds %d images, but %d labels".formatted(reader.pixels.length, reader.labels.length));
    }
    return reader;
  }

  private LabelledImages part(int[] present) {
    return new LabelledImages(
        pixels, Arrays.stream(labels).map(l -> Arrays.binarySearch(present, l)).toArray());
  }

  private void take(MatArray array) throws IOException, Flaw {
    if (array.name().equals("X")) {
      images(array);
    } else if (array.name().equals("y")) {
      digits(array);
    }
  }

  private void images(MatArray array) throws IOException, Flaw {
    int[] d = array.dimensions();
    boolean grey = d.length == 3;
    int channels = grey ? 1 : d[2];
    if (d.length > 4 || d.length < 3 || d[0] < 1 || d[1] < 1 || (channels != 1 && channels != 3)) {
      throw new Flaw(
          "its array X is "
              + array.shapeText()
              + "; images are height x width x channels x n, with 1 or 3 channels");
    }
    int n = d[d.length - 1];
    long size = (long) channels * d[0] * d[1];
    Limits.check(n, size, options);
    if (size > Integer.MAX_VALUE - 8) {
      throw new Flaw("its array X holds images of " + size + " values, which are too large");
    }
    shape = new ImageShape(channels, d[0], d[1]);
    pixels = new byte[n][(int) size];
    int height = d[0];
    int plane = d[0] * d[1];
    array.forEach(
        (index, value) -> {
          int i = (int) (index / size);
          int at = (int) (index % size);
          int row = at % height;
          int column = at % plane / height;
          pixels[i][at / plane * plane + row * d[1] + column] = pixel(value, i);
        });
  }

  private static byte pixel(double value, int image) throws Flaw {
    if (!(value >= 0 && value <= 255) || value != Math.rint(value)) {
      throw new Flaw(
          "its array X holds " + value + " in image " + image + "; pixels are whole, 0 to 255");
    }
    return (byte) (int) value;
  }

  private void digits(MatArray array) throws IOException, Flaw {
    Limits.check(array.count(), Integer.BYTES, options);
    int[] numbers = array.integers(Integer.MAX_VALUE - 8);
    int least = Arrays.stream(numbers).min().orElse(0);
    if (least < 0) {
      throw new Flaw("its array y holds the label " + least + "; labels are at least 0");
    }
    boolean tenIsZero = least >= 1 && Arrays.stream(numbers).max().orElse(0) == 10;
    labels = tenIsZero ? Arrays.stream(numbers).map(y -> y % 10).toArray() : numbers;
  }
}
