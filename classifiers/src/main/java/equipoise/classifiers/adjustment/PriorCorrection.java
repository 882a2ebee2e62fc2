package equipoise.classifiers.adjustment;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Arrays;

/**
 * Takes back what resampling did to probabilities: p_c pi_c / rho_c, renormalised, with the shares
 * pi_c of the classes before resampling and rho_c after it (equation 2.4 of Saerens et al.; for two
 * classes p b / (p b + 1 - p) with b the ratio of the odds). It makes probabilities those of the
 * data's own frequencies, so it lowers balanced accuracy. Without resampling it changes nothing.
 */
public record PriorCorrection() implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, NoOptions>of(
              Kind.ADJUSTMENT, "prior-correction", NoOptions.NONE, none -> new PriorCorrection())
          .family(Family.ADJUSTMENT)
          .summary("probabilities brought back to the class shares before resampling")
          .source(
              "Saerens, Latinne and Decaestecker, Neural Computation 14 (2002) 21,"
                  + " doi 10.1162/089976602753284446")
          .build();

  /** The shares before resampling are those of the real training rows that are left. */
  @Override
  public Learner around(Learner learner) {
    return (train, validation, seed, progress) ->
        around(learner, real(train)).fit(train, validation, seed, progress);
  }

  @Override
  public Learner around(Learner learner, int[] realCounts) {
    return new Corrected(learner, realCounts.clone());
  }

  private static int[] real(Resampled train) {
    Dataset data = train.data().data();
    int[] counts = new int[train.original().originals().size()];
    for (int i = 0; i < data.size(); i++) {
      if (data.origin(i).isReal()) {
        counts[train.original().originalOf(data.label(i))]++;
      }
    }
    return counts;
  }

  private record Corrected(Learner learner, int[] realCounts) implements Learner {
    @Override
    public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
      double[] factors = factors(realCounts, train.original().sum(train.data().counts()));
      return new ReweightedClassifier(learner.fit(train, validation, seed, progress), factors);
    }
  }

  /** A class without rows on either side keeps no probability. */
  static double[] factors(int[] before, int[] after) {
    double real = Arrays.stream(before).asLongStream().sum();
    double trained = Arrays.stream(after).asLongStream().sum();
    double[] factors = new double[before.length];
    for (int c = 0; c < factors.length; c++) {
      factors[c] = after[c] == 0 ? 0 : before[c] / real / (after[c] / trained);
    }
    return factors;
  }
}
