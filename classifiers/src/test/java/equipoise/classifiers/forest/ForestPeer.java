package equipoise.classifiers.forest;

import com.sun.management.OperatingSystemMXBean;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;

/**
 * The Java side of {@code benchmark/forest.py}: fits a forest for each line of standard input,
 * {@code equipoise SEED} or {@code smile SEED}, and answers with the processor seconds of the fit
 * and the predicted label of each test row.
 */
final class ForestPeer {
  private static final int TREES = 100;

  private final int classes;
  private final Dataset train;
  private final Dataset test;

  private ForestPeer(Path folder, boolean images, int columns, int classes) throws IOException {
    this.classes = classes;
    this.train = read(folder, "train", images, columns, classes);
    this.test = read(folder, "test", images, columns, classes);
  }

  /**
   * @param arguments folder with train and test (little-endian doubles, each row's label first),
   *     {@code images} or {@code table}, number of columns, number of classes
   */
  public static void main(String[] arguments) throws IOException {
    ForestPeer peer =
        new ForestPeer(
            Path.of(arguments[0]),
            arguments[1].equals("images"),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      int seed = Integer.parseInt(words[1]);
      System.out.println(words[0].equals("smile") ? peer.smile(seed) : peer.equipoise(seed));
    }
  }

  private static Dataset read(Path folder, String name, boolean images, int columns, int classes)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    int n = bytes.remaining() / Double.BYTES / (columns + 1);
    int[] labels = new int[n];
    double[][] rows = new double[n][columns];
    for (int i = 0; i < n; i++) {
      labels[i] = (int) bytes.getDouble();
      for (int j = 0; j < columns; j++) {
        rows[i][j] = bytes.getDouble();
      }
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    if (!images) {
      return Dataset.ofTable(name, TableShape.numeric(columns), names, rows, labels);
    }
    byte[][] pixels = new byte[n][columns];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < columns; j++) {
        pixels[i][j] = (byte) (int) rows[i][j];
      }
    }
    return Dataset.ofImages(name, new ImageShape(1, 1, columns), names, pixels, labels);
  }

  private String equipoise(int seed) {
    Resampled whole = Resampled.of(Splits.whole(train));
    ForestLearner learner = new ForestLearner(ForestLearner.Options.DEFAULTS);
    long start = cpu();
    try (Classifier forest = learner.fit(whole, test, new Seed(seed), Progress.none())) {
      long used = cpu() - start;
      float[][] p = forest.probabilities(test);
      return answer(used, IntStream.range(0, p.length).map(i -> MathEx.whichMax(doubles(p[i]))));
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int c = 0; c < doubles.length; c++) {
      doubles[c] = values[c];
    }
    return doubles;
  }

  private String smile(int seed) {
    DataFrame frame = frame(train);
    Formula formula = Formula.lhs("class");
    long[] seeds = IntStream.range(0, TREES).mapToLong(t -> 1 + seed * 1000L + t).toArray();
    int perNode = (int) Math.sqrt(train.dimension());
    long start = cpu();
    RandomForest forest =
        RandomForest.fit(
            formula,
            frame,
            TREES,
            perNode,
            SplitRule.GINI,
            20,
            train.size(),
            1,
            1.0,
            null,
            java.util.Arrays.stream(seeds));
    long used = cpu() - start;
    return answer(used, java.util.Arrays.stream(forest.predict(frame(test))));
  }

  private DataFrame frame(Dataset data) {
    double[][] rows = new double[data.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = data.values(i);
    }
    return DataFrame.of(rows).merge(IntVector.of("class", data.labels()));
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String answer(long nanoseconds, IntStream labels) {
    List<String> words = new ArrayList<>();
    words.add(Double.toString(nanoseconds / 1e9));
    labels.mapToObj(Integer::toString).forEach(words::add);
    return String.join(" ", words);
  }
}
