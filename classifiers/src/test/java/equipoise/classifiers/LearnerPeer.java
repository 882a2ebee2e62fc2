package equipoise.classifiers;

import com.sun.management.OperatingSystemMXBean;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The Java side of {@code benchmark/learners.py}: fits a classifier for each line of standard
 * input, {@code NAME SEED OPTION=NUMBER...}, and answers with the processor seconds of fit and
 * prediction and the probabilities of each test row.
 */
final class LearnerPeer {
  private LearnerPeer() {}

  /**
   * @param arguments folder with train and test (little-endian doubles, each row's label first),
   *     {@code images} or {@code table}, number of columns, number of classes
   */
  public static void main(String[] arguments) throws IOException {
    boolean images = arguments[1].equals("images");
    int columns = Integer.parseInt(arguments[2]);
    int classes = Integer.parseInt(arguments[3]);
    Path folder = Path.of(arguments[0]);
    Dataset train = read(folder.resolve("train"), images, columns, classes);
    Dataset test = read(folder.resolve("test"), images, columns, classes);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(answer(line.split(" "), train, test));
    }
  }

  private static Dataset read(Path file, boolean images, int columns, int classes)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int n = bytes.remaining() / Double.BYTES / (columns + 1);
    int[] labels = new int[n];
    double[][] rows = new double[n][columns];
    byte[][] pixels = new byte[n][columns];
    for (int i = 0; i < n; i++) {
      labels[i] = (int) bytes.getDouble();
      for (int j = 0; j < columns; j++) {
        rows[i][j] = bytes.getDouble();
        pixels[i][j] = (byte) (int) rows[i][j];
      }
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return images
        ? Dataset.ofImages("images", new ImageShape(1, 1, columns), names, pixels, labels)
        : Dataset.ofTable("table", TableShape.numeric(columns), names, rows, labels);
  }

  private static String answer(String[] words, Dataset train, Dataset test) {
    Map<String, Object> options = new HashMap<>();
    for (int i = 2; i < words.length; i++) {
      String[] option = words[i].split("=");
      options.put(option[0], Double.valueOf(option[1]));
    }
    var recipe = Classifiers.CATALOGUE.named(words[0]).configured(options).create();
    var learner =
        recipe.learner(
            TrainingContext.of(
                () -> {
                  throw new IllegalStateException("no network here");
                }));
    long start = cpu();
    try (Classifier classifier =
        learner.fit(
            Resampled.of(Splits.whole(train)),
            test,
            new Seed(Long.parseLong(words[1])),
            Progress.none())) {
      float[][] all = classifier.probabilities(test);
      StringBuilder answer = new StringBuilder(Double.toString((cpu() - start) / 1e9));
      for (float[] row : all) {
        for (float p : row) {
          answer.append(' ').append(p);
        }
      }
      return answer.toString();
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
