package equipoise.classifiers.adjustment;

import equipoise.classifiers.adjustment.LastLayerLearner.Stage;
import equipoise.classifiers.head.DenseHead;
import equipoise.classifiers.head.ScaledLogits;
import equipoise.classifiers.training.CnnClassifier;
import equipoise.classifiers.training.HeadTraining;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Learner;

/**
 * Learnable weight scaling (LWS): once the network is trained, one factor for each class's logit is
 * trained on class-balanced batches, all else stays as it is. The second stage sees the training
 * images without augmentation.
 *
 * @param training of the second stage
 */
public record LearnableScaling(HeadTraining training) implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, LearnableScaling>of(
              Kind.ADJUSTMENT,
              "lws",
              new LearnableScaling(HeadTraining.DEFAULTS),
              options -> options)
          .family(Family.LAST_LAYER)
          .summary("learnable weight scaling: a factor for each class, from balanced batches")
          .source("Kang et al., ICLR 2020, arXiv 1910.09217")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  @Override
  public Learner around(Learner learner) {
    return LastLayerLearner.around(learner, ENTRY.name(), this::rescale);
  }

  private void rescale(CnnClassifier trained, Stage stage) {
    DenseHead head = trained.lastLayer();
    Dataset data = stage.train().data().data();
    float[][] logits = stage.features().features(data);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = head.forward(logits[i]);
    }
    ScaledLogits factors = new ScaledLogits(head.classes());
    training.run(factors, logits, data, stage.seed(), stage.progress());
    trained.replaceLastLayer(factors.into(head));
  }
}
