package equipoise.classifiers.adjustment;

import equipoise.classifiers.adjustment.LastLayerLearner.Stage;
import equipoise.classifiers.head.DenseHead;
import equipoise.classifiers.training.CnnClassifier;
import equipoise.classifiers.training.HeadTraining;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Learner;
import java.util.random.RandomGenerator;

/**
 * Classifier re-training (cRT): once the network is trained, its last layer is drawn anew and
 * trained on class-balanced batches, all others stay as they are. Differs from the paper in that
 * the second stage sees the training images as they are, without augmentation, so that their
 * features are computed once.
 *
 * @param training of the second stage
 */
public record ClassifierRetraining(HeadTraining training) implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, ClassifierRetraining>of(
              Kind.ADJUSTMENT,
              "crt",
              new ClassifierRetraining(HeadTraining.DEFAULTS),
              options -> options)
          .family(Family.LAST_LAYER)
          .summary("classifier re-training: a new last layer, from class-balanced batches")
          .source("Kang et al., ICLR 2020, arXiv 1910.09217")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  @Override
  public Learner around(Learner learner) {
    return LastLayerLearner.around(learner, ENTRY.name(), this::retrain);
  }

  private void retrain(CnnClassifier trained, Stage stage) {
    DenseHead head = fresh(trained.lastLayer(), stage);
    Dataset data = stage.train().data().data();
    training.run(head, stage.features().features(data), data, stage.seed(), stage.progress());
    trained.replaceLastLayer(head);
  }

  /** Uniform weights of Glorot and Bengio, AISTATS 2010, equation 16, and no biases yet. */
  private static DenseHead fresh(DenseHead like, Stage stage) {
    RandomGenerator random = stage.seed().child("weights").generator();
    float bound = (float) Math.sqrt(6.0 / (like.features() + like.classes()));
    float[] weight = new float[like.weight().length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = bound * (2 * random.nextFloat() - 1);
    }
    return new DenseHead(like.classes(), weight, new float[like.bias().length]);
  }
}
