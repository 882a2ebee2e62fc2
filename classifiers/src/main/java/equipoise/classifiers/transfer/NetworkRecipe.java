package equipoise.classifiers.transfer;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.training.CnnLearner;
import equipoise.classifiers.training.CnnOptions;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.NetworkMemory;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Learner;
import equipoise.engines.api.NetworkSpec;
import java.util.List;

/** A network of some architecture, trained from random weights or on pretrained features. */
public record NetworkRecipe(Architecture architecture, NetworkOptions options)
    implements LearnerRecipe {
  /**
   * @throws IllegalArgumentException if a dropout is stated for a head that has none, or a stage
   *     that the architecture lacks
   */
  public NetworkRecipe {
    TransferOptions transfer = options.transfer();
    if (transfer.transfer() == Transfer.FEATURES
        && transfer.head() != HeadKind.NETWORK
        && options.training().dropout() != architecture.defaultDropout()) {
      throw new IllegalArgumentException(
          "dropout is an option of 'head: network'; omit it, or choose that head");
    }
    if (transfer.transfer() == Transfer.FINE_TUNE) {
      requireStage(Pretrained.of(architecture, options), transfer.fineTuning());
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

  private static void requireStage(Pretrained network, FineTuningOptions tuning) {
    List<String> names = network.stages().names();
    int stage = network.stages().indexOf(tuning.freeze());
    if (tuning.freezes() && stage < 0) {
      ImageShape input = network.backbone().input();
      throw new IllegalArgumentException(
          "freeze: '%s' is no stage of %s at %dx%d pixels; its stages are %s"
              .formatted(
                  tuning.freeze(),
                  network.parts().whole().name(),
                  input.height(),
                  input.width(),
                  String.join(", ", names)));
    }
    boolean idle = tuning.unfreeze() == 0 && network.end(stage) >= network.newest();
    if (idle && tuning.baseRate().isPresent()) {
      throw new IllegalArgumentException(
          "with 'freeze: %s' no pretrained layer is trained, so baseRate has no effect; omit it"
              .formatted(tuning.freeze()));
    }
  }

  private Transfer transfer() {
    return options.transfer().transfer();
  }

  /**
   * A fiftieth of a second for 10^9 products; features are there for later trials, and a step of
   * training is three times as much as a look.
   */
  private double seconds(Workload work) {
    if (transfer() == Transfer.NONE) {
      return CnnLearner.seconds(architecture, options.training(), work);
    }
    int side = options.transfer().side().orElse(architecture.usualSide());
    double products = architecture.spec(new ImageShape(3, side, side), 2, 0).multiplications();
    double look = work.rows() * products * 2e-11;
    return switch (transfer()) {
      case HEAD -> 1 + options.training().epochs() * look;
      case FINE_TUNE -> 1 + 3 * options.training().epochs() * look;
      default -> 1 + look;
    };
  }

  @Override
  public double memory(ImageShape images, int classes) {
    CnnOptions by = options.training();
    if (transfer() == Transfer.NONE) {
      NetworkSpec spec = architecture.spec(images, classes, by.dropout());
      return NetworkMemory.of(spec).training(by.batch(), images);
    }
    Backbone backbone = Backbone.of(architecture, options.transfer(), images);
    if (transfer() == Transfer.FEATURES) {
      NetworkSpec spec = backbone.parts(classes, 0).features();
      return NetworkMemory.of(spec).inference(FrozenFeatures.BATCH);
    }
    NetworkSpec spec = Pretrained.of(backbone, classes, by.dropout()).whole();
    return NetworkMemory.of(spec).training(by.batch(), backbone.input());
  }

  @Override
  public Learner learner(TrainingContext context) {
    return switch (transfer()) {
      case NONE -> new CnnLearner(architecture, options.training(), context);
      case FEATURES -> new FeatureLearner(architecture, options, context);
      case HEAD, FINE_TUNE ->
          new CnnLearner(
              architecture, options.training(), context, new FineTuning(architecture, options));
    };
  }

  @Override
  public List<String> check(Dataset real) {
    if (!real.isImages() || transfer() == Transfer.NONE) {
      return List.of();
    }
    return transfer() == Transfer.FEATURES
        ? Backbone.of(architecture, options.transfer(), real.imageShape()).warnings()
        : Pretrained.of(architecture, options).warnings();
  }
}
