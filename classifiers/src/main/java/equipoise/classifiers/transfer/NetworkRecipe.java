package equipoise.classifiers.transfer;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.training.CnnLearner;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Learner;
import java.util.List;

/** A network of some architecture, trained from random weights or on pretrained features. */
public record NetworkRecipe(Architecture architecture, NetworkOptions options)
    implements LearnerRecipe {
  /**
   * @throws IllegalArgumentException if a dropout is stated for a head that has none
   */
  public NetworkRecipe {
    TransferOptions transfer = options.transfer();
    if (transfer.transfer() == Transfer.FEATURES
        && transfer.head() != HeadKind.NETWORK
        && options.training().dropout() != architecture.defaultDropout()) {
      throw new IllegalArgumentException(
          "dropout is an option of 'head: network'; omit it, or choose that head");
    }
  }

  /** The classifier that trains a network of this architecture. */
  public static Entry<LearnerRecipe> entry(Architecture architecture) {
    return Entry.<LearnerRecipe, NetworkOptions>of(
            Kind.CLASSIFIER,
            architecture.name(),
            NetworkOptions.defaultsOf(architecture),
            options -> new NetworkRecipe(architecture, options))
        .family(Family.CONVOLUTIONAL)
        .summary(architecture.summary())
        .source(architecture.source())
        .traits(Trait.TRAINS_NETWORK, Trait.IMAGES_ONLY)
        .seconds((options, work) -> new NetworkRecipe(architecture, options).seconds(work))
        .build();
  }

  private boolean onFeatures() {
    return options.transfer().transfer() == Transfer.FEATURES;
  }

  /** Features take a fifth of a second for 10^9 products and are there for later trials. */
  private double seconds(Workload work) {
    if (!onFeatures()) {
      return CnnLearner.seconds(architecture, options.training(), work);
    }
    int side = options.transfer().side().orElse(architecture.usualSide());
    double products = architecture.spec(new ImageShape(3, side, side), 2, 0).multiplications();
    return 1 + work.rows() * products * 2e-11;
  }

  @Override
  public Learner learner(TrainingContext context) {
    return onFeatures()
        ? new FeatureLearner(architecture, options, context)
        : new CnnLearner(architecture, options.training(), context);
  }

  @Override
  public List<String> check(Dataset real) {
    return onFeatures() && real.isImages()
        ? Backbone.of(architecture, options.transfer(), real.imageShape()).warnings()
        : List.of();
  }
}
