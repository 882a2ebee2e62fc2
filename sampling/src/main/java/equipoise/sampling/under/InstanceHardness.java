package equipoise.sampling.under;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Parameter;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.space.ProgressCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Removes the rows of a class that are hardest to learn: those to which a learner, trained on the
 * other folds, gives their own class the lowest probability. Smith, Martinez and Giraud-Carrier,
 * Machine Learning 95 (2014) 225, doi 10.1007/s10994-013-5422-z, with one learner instead of their
 * nine, as in imbalanced-learn.
 *
 * <p>The default is Naive Bayes, one of the nine: it draws nothing, so that the folds alone decide,
 * takes time in proportion to the values, and its probabilities are scikit-learn's. It supposes
 * that columns are independent within a class. imbalanced-learn's default is a random forest of 100
 * trees, which any forest given as {@link HardnessJudge.ByLearner} stands for; its trees are other
 * ones than scikit-learn's, so that rows of nearly equal hardness may change places, and so are the
 * folds.
 *
 * <p>Each fold has its share of every class. imbalanced-learn keeps all rows that are as easy as
 * the last one kept, and so may miss the target; that is {@link Ties#KEEP}. By default equally easy
 * rows stay by the smaller row until the target is met.
 */
public final class InstanceHardness implements Sampler {
  private static final String METHOD = "instance-hardness";

  private final Options options;

  /** What becomes of rows as easy as the last one kept. */
  public enum Ties {
    DROP,
    KEEP
  }

  /**
   * @param folds at least 2
   */
  public record Options(
      @Option(value = "folds of the cross-validation", min = 2) int folds,
      HardnessJudge judge,
      @Option("what becomes of rows as easy as the last one kept") Ties ties) {
    public static final Options DEFAULTS =
        new Options(5, new HardnessJudge.ByNaiveBayes(), Ties.DROP);

    public Options {
      if (folds < 2) {
        throw new IllegalArgumentException("folds must be at least 2, but is " + folds);
      }
    }

    private Options by(HardnessJudge other) {
      return new Options(folds, other, ties);
    }
  }

  /** Options of which the learner is given by its name. */
  private record Named(
      Options options, @Option("says how hard a row is to learn") String learner) {}

  /**
   * @param learners that hardness may be measured by beside {@code naive-bayes}, the default, and
   *     {@code nearest}, by name; trained without validation examples
   */
  public static Entry<Sampler> entry(Map<String, Learner> learners) {
    Map<String, HardnessJudge> judges = new LinkedHashMap<>();
    judges.put("naive-bayes", Options.DEFAULTS.judge());
    judges.put("nearest", new HardnessJudge.ByNeighbours());
    learners.forEach((name, learner) -> judges.put(name, new HardnessJudge.ByLearner(learner)));
    Parameter learner =
        Parameter.word("learner", List.copyOf(judges.keySet()), "says how hard a row is to learn");
    return SamplerEntry.withDistances(
            METHOD,
            new Named(Options.DEFAULTS, learner.words().get(0)),
            named -> new InstanceHardness(named.options().by(judges.get(named.learner()))))
        .family(Family.UNDER_SAMPLING)
        .summary("rows that a learner finds easy stay")
        .source(
            "Smith, Martinez, Giraud-Carrier, Machine Learning 95 (2014) 225, doi 10.1007/s10994-013-5422-z")
        .traits(Trait.NUMERIC_ONLY)
        .without(learner.name())
        .parameter(learner)
        .build();
  }

  public InstanceHardness(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(METHOD, train, strategy, Targets.Kind.UNDER, seed, progress)
            .requireNumbers();
    double[] easiness = easiness(call, folds(call));
    BitSet removed = new BitSet(train.size());
    List<Note> notes = new ArrayList<>();
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = call.data().rowsOf(label);
              int[] kept = kept(rows, easiness, amount);
              Arrays.stream(rows).forEach(removed::set);
              Arrays.stream(kept).forEach(removed::clear);
              if (kept.length > amount) {
                notes.add(
                    Note.of(
                        Note.Kind.TARGET_MISSED,
                        label,
                        "Class '%s' keeps %d rows instead of %d, because these are equally easy."
                            .formatted(call.data().classes().get(label), kept.length, amount)));
              }
            });
    Resampled result = call.without(removed);
    notes.addAll(result.notes());
    return new Resampled(result.data(), result.original(), notes);
  }

  /** For each row its fold; every class is dealt out in random order. */
  private int[] folds(SamplerCall call) {
    int[] foldOf = new int[call.train().size()];
    int next = 0;
    for (int label = 0; label < call.data().classes().size(); label++) {
      int[] rows = call.data().rowsOf(label);
      Seed seed = call.seed().child(METHOD).child(call.data().classes().get(label));
      for (int i : seed.permutation(rows.length)) {
        foldOf[rows[i]] = next++ % options.folds();
      }
    }
    return foldOf;
  }

  /** For each row the probability of its own class by a learner that has not seen its fold. */
  double[] easiness(SamplerCall call, int[] foldOf) {
    ProgressCounter counter = call.counter("folds", options.folds());
    double[] easiness = new double[foldOf.length];
    for (int f = 0; f < options.folds(); f++) {
      int fold = f;
      int[] tested = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
      int[] seen = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
      if (tested.length > 0) {
        Seed seed = call.seed().child(METHOD).child("fold", f);
        double[] found = options.judge().ownClass(call, seen, tested, seed);
        for (int i = 0; i < tested.length; i++) {
          easiness[tested[i]] = found[i];
        }
      }
      counter.done();
    }
    return easiness;
  }

  /** The easiest of the rows, ascending. */
  int[] kept(int[] rows, double[] easiness, int amount) {
    int[] easiest =
        Arrays.stream(rows)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -easiness[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int end = amount;
    while (options.ties() == Ties.KEEP
        && end > 0
        && end < easiest.length
        && easiness[easiest[end]] == easiness[easiest[end - 1]]) {
      end++;
    }
    return Arrays.stream(easiest, 0, end).sorted().toArray();
  }
}
