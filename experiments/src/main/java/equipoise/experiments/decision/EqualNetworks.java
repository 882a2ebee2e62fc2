package equipoise.experiments.decision;

import equipoise.classifiers.architecture.LeNet;
import equipoise.classifiers.training.CnnLearner;
import equipoise.classifiers.training.CnnOptions;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engine;
import equipoise.reports.statistics.decision.PairedPredictions;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Pairs of equal arms: LeNets trained on the same images under two seeds. Each pair has a small
 * imbalanced data set of its own, drawn from a large one: five of its classes with 140, 80, 45, 22
 * and 13 images, of which a quarter is held out in every repeat. The same networks are also tested
 * on a fixed test part, the same number of images of each class.
 */
public final class EqualNetworks {
  private static final int[] COUNTS = {140, 80, 45, 22, 13};
  private static final double HELD_OUT = .25;

  /** Images held out over those trained on. */
  static final double TEST_TO_TRAIN = HELD_OUT / (1 - HELD_OUT);

  private static final double VALIDATION = .1;
  private static final int FIXED_PER_CLASS = 160;
  private static final int EPOCHS = 10;
  private static final int BATCH = 32;

  private final Dataset source;
  private final int fixedPerClass;
  private final Supplier<Engine> engine;
  private final Seed seed;

  /** What two equal arms did on one data set: on the images held out, and on a fixed test part. */
  public record Pair(PairedPredictions redrawn, PairedPredictions fixed) {}

  /**
   * @param source of at least five classes with 150 images and more
   * @throws DataException if it has fewer
   */
  public EqualNetworks(Dataset source, Supplier<Engine> engine, Seed seed) {
    this.source = source;
    this.engine = engine;
    this.seed = seed;
    int least = Arrays.stream(source.counts()).min().orElse(0);
    if (source.classes().size() < COUNTS.length || least <= COUNTS[0]) {
      throw new DataException(
          "'%s' has %d classes, the smallest with %d images; at least %d classes with more than %d are needed"
              .formatted(source.name(), source.classes().size(), least, COUNTS.length, COUNTS[0]));
    }
    fixedPerClass = Math.min(FIXED_PER_CLASS, least - COUNTS[0]);
  }

  /** Images of the fixed test part over those trained on. */
  double fixedToTrain() {
    return COUNTS.length * fixedPerClass / ((1 - HELD_OUT) * Arrays.stream(COUNTS).sum());
  }

  /**
   * @param number of the data set, from 0
   * @param repeats at least 1
   */
  public Pair pair(int number, int repeats) {
    Seed own = seed.child("data-set", number);
    int[] classes =
        Arrays.copyOf(own.child("classes").permutation(source.classes().size()), COUNTS.length);
    Dataset pool = drawn(classes, own.child("images"), 0, COUNTS);
    int[] even = new int[COUNTS.length];
    Arrays.fill(even, fixedPerClass);
    Dataset fixed = drawn(classes, own.child("images"), 1, even);
    PairedPredictions.Builder redrawn = PairedPredictions.builder(COUNTS.length);
    PairedPredictions.Builder onFixed = PairedPredictions.builder(COUNTS.length);
    for (int repeat = 0; repeat < repeats; repeat++) {
      Seed of = own.child("repeat", repeat);
      Splits.HoldOut split = Splits.holdOut(pool, HELD_OUT, of.child("test"));
      Splits.HoldOut parts = Splits.validation(split.train(), VALIDATION, of.child("validation"));
      Learner learner = learner();
      try (Classifier candidate = fit(learner, parts, of.child("candidate"));
          Classifier rival = fit(learner, parts, of.child("rival"))) {
        add(redrawn, repeat, split.heldOut(), candidate, rival);
        add(onFixed, repeat, fixed, candidate, rival);
      }
    }
    return new Pair(redrawn.build(), onFixed.build());
  }

  private Learner learner() {
    CnnOptions defaults = CnnOptions.defaultsOf(LeNet.LENET5_1998);
    CnnOptions options =
        new CnnOptions(
            EPOCHS,
            BATCH,
            defaults.optimization(),
            0,
            EPOCHS,
            defaults.scaling(),
            defaults.dropout());
    return new CnnLearner(LeNet.LENET5_1998, options, TrainingContext.of(engine));
  }

  private static Classifier fit(Learner learner, Splits.HoldOut parts, Seed seed) {
    return learner.fit(Resampled.of(parts.train()), parts.heldOut(), seed, Progress.none());
  }

  /**
   * Images of some classes, relabelled 0, 1, ...
   *
   * @param part 0 takes a class's first images in random order, 1 those after the most that part 0
   *     can take
   */
  private Dataset drawn(int[] classes, Seed order, int part, int[] counts) {
    int[] rows = new int[Arrays.stream(counts).sum()];
    int[] labels = new int[rows.length];
    int next = 0;
    for (int c = 0; c < classes.length; c++) {
      int[] all = source.rowsOf(classes[c]);
      int[] shuffled = order.child("class", classes[c]).permutation(all.length);
      for (int i = 0; i < counts[c]; i++, next++) {
        rows[next] = all[shuffled[part * COUNTS[0] + i]];
        labels[next] = c;
      }
    }
    return source
        .select(rows)
        .relabel(labels, Arrays.stream(classes).mapToObj(source.classes()::get).toList());
  }

  private static void add(
      PairedPredictions.Builder paired,
      int repeat,
      Dataset test,
      Classifier candidate,
      Classifier rival) {
    float[][] ours = candidate.probabilities(test);
    float[][] theirs = rival.probabilities(test);
    for (int i = 0; i < test.size(); i++) {
      int image = ((Origin.Real) test.origin(i)).index();
      int label = test.label(i);
      paired.add(repeat, image, image, label, correct(ours[i], label), correct(theirs[i], label));
    }
  }

  private static int correct(float[] probabilities, int label) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best == label ? 1 : 0;
  }
}
