package equipoise.experiments.quality;

import static java.lang.Integer.parseInt;

import equipoise.classifiers.Classifiers;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Imbalance;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Strategy;
import equipoise.core.metrics.Metrics;
import equipoise.core.symbols.Symbols;
import equipoise.engines.api.Engines;
import equipoise.experiments.catalogue.Entries;
import equipoise.gan.generator.GenerativeSampler;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import javax.imageio.ImageIO;

/**
 * How good a generator's images are: a program, run as the README of the gan module says. System
 * properties: {@code method} (a generator, a sampler, or {@code real}), {@code options} ({@code
 * steps=3000,batch=16}), {@code seeds} (1), {@code data} (a folder of IDX files of ten classes,
 * thinned to 4000 ... 40; without it the embedded symbols), {@code engine} ({@code auto}), {@code
 * fill} (whether to train on the filled set, {@code false}), {@code out} (folder of the sheets).
 *
 * <p>Prints for each seed processor seconds of the training; GAN-test, the share of generated
 * images (100 a class, the mean over classes) that a LeNet-5 trained on the real training images
 * recognises; GAN-train, the balanced accuracy on the real test images of one trained on 50
 * generated images a class alone; and with {@code fill} that of one trained on the training images
 * filled by half of each gap and by all of it.
 */
final class GeneratorMeasurement {
  private static final int[] LONG_TAIL = {4000, 2000, 1000, 750, 500, 350, 200, 100, 60, 40};
  private static final int JUDGED = 100;
  private static final int TAUGHT = 50;
  private static final int SHOWN = 10;

  private final String method = System.getProperty("method", "dcgan");
  private final Map<String, String> options = MeasuredOptions.read();
  private final Path out = Path.of(System.getProperty("out", "target/quality"));

  public static void main(String[] arguments) throws Exception {
    new GeneratorMeasurement().run();
  }

  private void run() throws Exception {
    int seeds = parseInt(System.getProperty("seeds", "1"));
    int first = parseInt(System.getProperty("first", "1"));
    for (int k = first; k < first + seeds; k++) {
      measure(new Seed(100 + k));
    }
  }

  private void measure(Seed seed) throws Exception {
    TrainingSet all;
    Dataset test;
    String path = System.getProperty("data");
    if (path == null) {
      all = Splits.whole(Symbols.train());
      test = Symbols.test();
    } else {
      var set = ImageSets.read(Path.of(path), ReadOptions.DEFAULTS);
      all = Imbalance.Counts.of(LONG_TAIL).thin(Splits.whole(set.train()), seed.child("thin"));
      test = evenly(set.test().orElseThrow(), 150);
    }
    Splits.HoldOut split = Splits.validation(all, 0.1, seed.child("split"));
    double before = cpuSeconds();
    Made made = made(split, seed);
    double seconds = cpuSeconds() - before;
    double ganTest = ganTest(split, made.images(), seed);
    double ganTrain =
        score(split, Resampled.of(only(split.train(), made.images(), TAUGHT)), test, seed);
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "MEASURED %s %s seed %d: %.0f s, GAN-test %.3f, GAN-train %.3f",
            method,
            options,
            seed.value(),
            seconds,
            ganTest,
            ganTrain));
    if (Boolean.getBoolean("fill")) {
      for (double fill : new double[] {0.5, 1}) {
        line.append(
            String.format(
                Locale.ROOT,
                ", fill %.1f %.3f",
                fill,
                score(split, made.filled().apply(fill), test, seed)));
      }
    }
    System.out.println(line);
    made.owned().close();
    draw(split.train().data(), made.images(), seed);
  }

  /**
   * What a method makes; closed, its networks are.
   *
   * @param images of each class, {@link #JUDGED} of them
   * @param filled the training set filled by a share of each gap
   */
  private record Made(Dataset images, DoubleFunction<Resampled> filled, AutoCloseable owned) {}

  private Made made(Splits.HoldOut split, Seed seed) {
    Dataset train = split.train().data();
    if (Entries.GENERATORS.has(method)) {
      Generator generator =
          Entries.GENERATORS
              .named(method)
              .configured(options)
              .create()
              .trainer(() -> Engines.named(System.getProperty("engine", "auto")))
              .fit(split.train(), split.heldOut(), seed, new Printed());
      Dataset made = train.select(new int[0]);
      for (int label = 0; label < train.classes().size(); label++) {
        if (!generator.refused().containsKey(label)) {
          made = made.concat(generator.generate(label, JUDGED, seed.child("images")));
        }
      }
      return new Made(
          made,
          fill ->
              GenerativeSampler.of(generator, fill)
                  .resample(split.train(), Strategy.AUTO, seed, Progress.none()),
          generator);
    }
    Dataset images = method.equals("real") ? train : added(split.train(), seed);
    return new Made(images, fill -> filled(split.train(), fill, seed), () -> {});
  }

  private Dataset added(TrainingSet train, Seed seed) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    int[] real = train.counts();
    for (int c = 0; c < real.length; c++) {
      counts.put(train.data().classes().get(c), real[c] + JUDGED);
    }
    Dataset all = sampled(train, counts, seed).data().data();
    int[] rows = new int[all.size() - train.size()];
    Arrays.setAll(rows, i -> train.size() + i);
    return all.select(rows);
  }

  private Resampled filled(TrainingSet train, double fill, Seed seed) {
    int[] real = train.counts();
    int most = Arrays.stream(real).max().orElseThrow();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int c = 0; c < real.length; c++) {
      counts.put(
          train.data().classes().get(c), real[c] + (int) Math.round(fill * (most - real[c])));
    }
    return sampled(train, counts, seed);
  }

  private Resampled sampled(TrainingSet train, Map<String, Integer> counts, Seed seed) {
    return Entries.SAMPLERS
        .named(method)
        .configured(options)
        .create()
        .resample(train, new Strategy.Counts(counts), seed, Progress.none());
  }

  private static Dataset evenly(Dataset data, int each) {
    List<Integer> rows = new ArrayList<>();
    for (int c = 0; c < data.classes().size(); c++) {
      Arrays.stream(data.rowsOf(c)).limit(each).forEach(rows::add);
    }
    return data.select(rows.stream().mapToInt(Integer::intValue).toArray());
  }

  /** A training set of generated images alone, at most {@code each} of a class. */
  private static TrainingSet only(TrainingSet real, Dataset images, int each) {
    Dataset data = evenly(images, each);
    Origin[] origins = new Origin[data.size()];
    Arrays.setAll(origins, i -> new Origin.Real("made", i));
    return Splits.whole(data.withOrigins(origins));
  }

  private static double ganTest(Splits.HoldOut split, Dataset images, Seed seed) {
    Resampled balanced =
        Entries.SAMPLERS
            .named("random-over")
            .configured()
            .create()
            .resample(split.train(), Strategy.AUTO, seed, Progress.none());
    return score(split, balanced, images, seed.child("judge"));
  }

  /** Mean recall over the classes that {@code scored} has. */
  private static double score(Splits.HoldOut split, Resampled train, Dataset scored, Seed seed) {
    int epochs = Math.max(1, 1100 * 32 / train.data().size());
    try (Classifier classifier =
        Classifiers.CATALOGUE
            .named("lenet5-1998")
            .configured(Map.of("epochs", epochs, "batch", 32))
            .create()
            .learner(TrainingContext.of(() -> Engines.named("auto")))
            .fit(train, split.heldOut(), seed, Progress.none())) {
      return Metrics.of(scored.labels(), classifier.probabilities(scored), scored.classes())
          .balancedAccuracy();
    }
  }

  private static double cpuSeconds() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / 1e9;
  }

  private void draw(Dataset train, Dataset made, Seed seed) throws Exception {
    int classes = train.classes().size();
    int width = train.imageShape().width();
    int height = train.imageShape().height();
    BufferedImage sheet =
        new BufferedImage(
            2 * (2 * SHOWN + 1) * width, 2 * classes * height, BufferedImage.TYPE_INT_RGB);
    for (int label = 0; label < classes; label++) {
      int[] real = train.rowsOf(label);
      int[] synthetic = made.rowsOf(label);
      for (int i = 0; i < SHOWN; i++) {
        if (i < real.length) {
          paint(sheet, train, real[i], i, label);
        }
        if (i < synthetic.length) {
          paint(sheet, made, synthetic[i], SHOWN + 1 + i, label);
        }
      }
    }
    Files.createDirectories(out);
    ImageIO.write(sheet, "png", out.resolve(method + "-" + seed.value() + ".png").toFile());
  }

  private static void paint(BufferedImage sheet, Dataset data, int row, int column, int line) {
    int width = data.imageShape().width();
    int height = data.imageShape().height();
    byte[] pixels = data.pixels(row);
    int plane = width * height;
    for (int k = 0; k < 4 * plane; k++) {
      int x = k % (2 * width);
      int y = k / (2 * width);
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        int at = c % data.imageShape().channels() * plane + y / 2 * width + x / 2;
        rgb = rgb << 8 | pixels[at] & 0xff;
      }
      sheet.setRGB(2 * column * width + x, 2 * line * height + y, rgb);
    }
  }

  private static final class Printed implements Progress {
    @Override
    public void note(Note note) {
      if (note.kind() == Note.Kind.TRAINING && note.label().isEmpty()) {
        System.out.println(note.sentence());
      }
    }

    @Override
    public void report(String stage, long done, long total) {}
  }
}
