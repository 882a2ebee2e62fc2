package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The mean of several classifiers' probabilities; its learning curve is the first one's.
 *
 * @param members at least one, closed with this one
 */
record MeanClassifier(List<Classifier> members) implements Classifier, ClassifierModel.Source {
  /** Trains members one after the other; if one fails, those before it are closed. */
  static MeanClassifier of(int members, IntFunction<Classifier> training) {
    List<Classifier> trained = new ArrayList<>();
    boolean complete = false;
    try {
      for (int k = 0; k < members; k++) {
        trained.add(training.apply(k));
      }
      complete = true;
      return new MeanClassifier(List.copyOf(trained));
    } finally {
      if (!complete) {
        trained.forEach(Classifier::close);
      }
    }
  }

  @Override
  public float[][] probabilities(Dataset data) {
    double[][] sums = null;
    for (Classifier member : members) {
      float[][] p = member.probabilities(data);
      if (sums == null) {
        sums = new double[p.length][];
      }
      for (int i = 0; i < p.length; i++) {
        if (sums[i] == null) {
          sums[i] = new double[p[i].length];
        }
        for (int c = 0; c < p[i].length; c++) {
          sums[i][c] += p[i][c];
        }
      }
    }
    return means(sums);
  }

  private float[][] means(double[][] sums) {
    float[][] means = new float[sums.length][];
    for (int i = 0; i < sums.length; i++) {
      means[i] = new float[sums[i].length];
      for (int c = 0; c < means[i].length; c++) {
        means[i][c] = (float) (sums[i][c] / members.size());
      }
    }
    return means;
  }

  /** Empty where one of the members cannot be kept. */
  @Override
  public Optional<ClassifierModel> model() {
    List<ClassifierModel> models = new ArrayList<>();
    members.forEach(member -> ClassifierModel.of(member).ifPresent(models::add));
    return models.size() == members.size() ? Optional.of(new MeanModel(models)) : Optional.empty();
  }

  @Override
  public LearningCurve learningCurve() {
    return members.get(0).learningCurve();
  }

  @Override
  public void close() {
    members.forEach(Classifier::close);
  }
}
