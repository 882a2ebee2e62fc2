package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import equipoise.core.trial.ImageMeasure;
import java.util.List;

/** What the features of one class tell. */
final class ClassFigures {
  private static final int MOST_PAIRED = 600;
  private static final int MOST_JUDGED = 1000;

  private final ClassFeatures features;
  private final Seed seed;

  ClassFigures(ClassFeatures features, Seed seed) {
    this.features = features;
    this.seed = seed;
  }

  void addTo(RowFigures row, Progress progress) {
    if (features.synthetic().length == 0) {
      row.cannotCompare(RowFigures.NO_IMAGES);
      row.lack(
          RowFigures.NO_IMAGES,
          ImageMeasure.DIVERSITY,
          ImageMeasure.AUTHENTICITY,
          ImageMeasure.NEAREST_RATIO);
      return;
    }
    if (features.comparable() >= ClassFeatures.LEAST) {
      row.compare(new Comparison(List.of(features), seed.child("comparison")), progress);
    } else {
      row.cannotCompare(
          "needs %d synthetic and %d real images, but there are %d and %d"
              .formatted(
                  ClassFeatures.LEAST,
                  2 * ClassFeatures.LEAST,
                  features.synthetic().length,
                  features.reals().length));
    }
    row.put(ImageMeasure.DIVERSITY, diversity(), "needs two synthetic and two real images");
    double[][] judged =
        ClassFeatures.drawn(features.synthetic(), MOST_JUDGED, seed.child("judged"));
    row.put(
        ImageMeasure.AUTHENTICITY,
        features.sources().length < 2
            ? Double.NaN
            : Memorisation.authenticity(features.sources(), judged),
        "needs two training images");
    nearest(row, judged);
  }

  private double diversity() {
    if (features.synthetic().length < 2 || features.reals().length < 2) {
      return Double.NaN;
    }
    double[][] some =
        ClassFeatures.drawn(features.synthetic(), MOST_PAIRED, seed.child("synthetic"));
    double[][] reals = ClassFeatures.drawn(features.reals(), MOST_PAIRED, seed.child("reals"));
    return Distances.meanOfPairs(some) / Math.max(Double.MIN_NORMAL, Distances.meanOfPairs(reals));
  }

  private void nearest(RowFigures row, double[][] judged) {
    if (!features.heldOutUnseen()) {
      row.lack(
          "the synthetic images may have been made from the held-out ones",
          ImageMeasure.NEAREST_RATIO);
      return;
    }
    if (!features.hasHeldOut() || features.train().length == 0) {
      row.lack(
          "needs %d held-out images and a training image, but there are %d and %d"
              .formatted(ClassFeatures.LEAST, features.heldOut().length, features.train().length),
          ImageMeasure.NEAREST_RATIO);
      return;
    }
    Memorisation.Nearest nearest =
        Memorisation.Nearest.of(
            new ClassFeatures(features.train(), features.heldOut(), judged, true),
            seed.child("nearest"));
    row.put(ImageMeasure.NEAREST_TRAINING, nearest.training());
    row.put(ImageMeasure.NEAREST_HELDOUT, nearest.heldOut());
    row.put(ImageMeasure.NEAREST_RATIO, nearest.training() / nearest.heldOut());
  }
}
