package equipoise.classifiers.adjustment;

import equipoise.classifiers.adjustment.LastLayerLearner.Stage;
import equipoise.classifiers.head.DenseHead;
import equipoise.classifiers.training.CnnClassifier;
import equipoise.classifiers.training.ValidationScore;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Note;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Tau-normalisation: the class vectors of the trained network's last layer become w_c / |w_c|^tau,
 * without biases (section 4.2), since frequent classes have long ones.
 *
 * @param tau at least 0: 0 keeps lengths, 1 makes them equal; empty is the one of 0, 0.1, ..., 1
 *     with the highest balanced accuracy on the validation set, of equal ones the smallest
 */
public record TauNormalization(
    @Option(value = "power of the lengths; auto: chosen on the validation set", min = 0, max = 5)
        OptionalDouble tau)
    implements Adjustment {
  private static final double MOST = 5;
  private static final int CANDIDATES = 11;
  private static final double SMALLEST = 1e-12;

  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, TauNormalization>of(
              Kind.ADJUSTMENT,
              "tau-norm",
              new TauNormalization(OptionalDouble.empty()),
              options -> options)
          .family(Family.LAST_LAYER)
          .summary("the last layer's class vectors divided by a power of their lengths")
          .source("Kang et al., ICLR 2020, arXiv 1910.09217")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public TauNormalization {
    if (tau.isPresent() && !(tau.getAsDouble() >= 0 && tau.getAsDouble() <= MOST)) {
      throw new IllegalArgumentException(
          "tau must be in [0, " + MOST + "], but is " + tau.getAsDouble());
    }
  }

  @Override
  public Learner around(Learner learner) {
    return LastLayerLearner.around(learner, ENTRY.name(), this::normalise);
  }

  private void normalise(CnnClassifier trained, Stage stage) {
    DenseHead head = trained.lastLayer();
    double chosen = tau.isPresent() ? tau.getAsDouble() : best(trained, head, stage);
    stage
        .progress()
        .note(
            Note.of(
                Note.Kind.TRAINING,
                String.format(
                    Locale.ROOT, "The last layer is normalised with tau = %.3g.", chosen)));
    trained.replaceLastLayer(normalised(head, chosen));
  }

  private static double best(CnnClassifier trained, DenseHead head, Stage stage) {
    float[][] features = stage.features().features(stage.validation());
    float[] rows = new float[features.length * head.features()];
    for (int i = 0; i < features.length; i++) {
      System.arraycopy(features[i], 0, rows, i * head.features(), head.features());
    }
    double best = 0;
    double highest = -1;
    for (int k = 0; k < CANDIDATES; k++) {
      double candidate = k / (CANDIDATES - 1.0);
      float[][] p = trained.probabilities(normalised(head, candidate).forward(rows));
      double accuracy = ValidationScore.of(p, stage.validation()).balancedAccuracy();
      if (accuracy > highest) {
        highest = accuracy;
        best = candidate;
      }
    }
    return best;
  }

  static DenseHead normalised(DenseHead head, double tau) {
    float[] weight = head.weight().clone();
    int width = head.features();
    for (int c = 0; c < head.classes(); c++) {
      double sum = 0;
      for (int k = c * width; k < (c + 1) * width; k++) {
        sum += (double) weight[k] * weight[k];
      }
      double divisor = Math.pow(Math.max(SMALLEST, Math.sqrt(sum)), tau);
      for (int k = c * width; k < (c + 1) * width; k++) {
        weight[k] /= (float) divisor;
      }
    }
    return new DenseHead(head.classes(), weight, new float[head.bias().length]);
  }
}
