package equipoise.classifiers.transfer;

import equipoise.classifiers.linear.LogisticRegressionLearner;
import equipoise.core.catalogue.Option;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a classifier takes over from a network that was trained on other images.
 *
 * @param weights file of the network's weights; {@link #NO_WEIGHTS} for none
 * @param transfer what is done with them
 * @param side height and width to which images are brought, at least 1; empty is the side that the
 *     network's source trains on
 * @param pixels how pixels are scaled
 * @param layers how many layers of the features are used, from the first on, at least 1; empty is
 *     all of them
 * @param head what is trained on frozen features
 * @param logistic how a logistic head is trained
 * @param fineTuning how the network is trained further
 */
public record TransferOptions(
    @Option(
            value = "file of pretrained weights: safetensors, .pth or .h5; none: random ones",
            words = TransferOptions.NONE)
        Path weights,
    @Option(
            "what is done with pretrained weights; features: they stay as they are, and a head is"
                + " trained on what they give; head: a new last layer is trained on images;"
                + " fine-tune: the others, too")
        Transfer transfer,
    @Option(
            value = "height and width to which images are brought; auto: as the weights want them",
            min = 1)
        OptionalInt side,
    @Option(
            "how pixels are scaled for pretrained weights; auto: as the published file is known to"
                + " want it, else imagenet; imagenet: by the mean and deviation of torchvision;"
                + " caffe: 0 to 255 less 123, 117, 104; symmetric: -1 to 1; unit: 0 to 1")
        InputScale pixels,
    @Option(
            value =
                "how many layers of the features are used; auto: all; earlier layers are less"
                    + " particular to the images of the pretraining",
            min = 1)
        OptionalInt layers,
    @Option(
            "what is trained on frozen features; epochs, rates and most losses are those of linear"
                + " and network, logistic takes class weights")
        HeadKind head,
    LogisticRegressionLearner.Options logistic,
    FineTuningOptions fineTuning) {
  static final String NONE = "none";

  /** L-BFGS needs some hundred steps on some hundred features. */
  private static final LogisticRegressionLearner.Options LOGISTIC =
      new LogisticRegressionLearner.Options(1, 1000);

  /** Stands for no file. */
  public static final Path NO_WEIGHTS = Path.of(NONE);

  public static final TransferOptions DEFAULTS =
      new TransferOptions(
          NO_WEIGHTS,
          Transfer.NONE,
          OptionalInt.empty(),
          InputScale.AUTO,
          OptionalInt.empty(),
          HeadKind.LOGISTIC,
          LOGISTIC,
          FineTuningOptions.DEFAULTS);

  public TransferOptions {
    Objects.requireNonNull(pixels);
    Objects.requireNonNull(head);
    Objects.requireNonNull(logistic);
    requirePositive("side", side);
    requirePositive("layers", layers);
    boolean given = !weights.equals(NO_WEIGHTS);
    if (given && transfer == Transfer.NONE) {
      throw new IllegalArgumentException(
          "weights are given, but not what to do with them; add 'transfer: features', head or"
              + " fine-tune");
    }
    if (!given && transfer != Transfer.NONE) {
      throw new IllegalArgumentException(
          "transfer needs weights; name their file by 'weights', or omit 'transfer'");
    }
    if (!given && (head != HeadKind.LOGISTIC || !logistic.equals(LOGISTIC))) {
      throw new IllegalArgumentException(
          "head, lambda and iterations go with weights only; omit them");
    }
    if (!given && pixels != InputScale.AUTO) {
      throw new IllegalArgumentException("pixels goes with weights only; omit it");
    }
    if (!given && layers.isPresent()) {
      throw new IllegalArgumentException("layers goes with weights only; omit it");
    }
    if (transfer != Transfer.FEATURES) {
      requireNone(
          "with 'transfer: features' only",
          head != HeadKind.LOGISTIC ? "head" : "",
          logistic.lambda() != LOGISTIC.lambda() ? "lambda" : "",
          logistic.iterations() != LOGISTIC.iterations() ? "iterations" : "",
          layers.isPresent() ? "layers" : "");
    }
    if (transfer != Transfer.FINE_TUNE) {
      requireNone(
          "with 'transfer: fine-tune' only",
          fineTuning.freezes() ? "freeze" : "",
          fineTuning.baseRate().isPresent() ? "baseRate" : "",
          fineTuning.unfreeze() > 0 ? "unfreeze" : "");
    }
    if (!given && side.isPresent()) {
      throw new IllegalArgumentException(
          "side goes with weights only; set the size of images by 'image' of the data set");
    }
  }

  private static void requireNone(String where, String... stated) {
    List<String> names = Arrays.stream(stated).filter(name -> !name.isEmpty()).toList();
    if (!names.isEmpty()) {
      throw new IllegalArgumentException(
          "%s %s %s; omit %s"
              .formatted(
                  String.join(", ", names),
                  names.size() == 1 ? "goes" : "go",
                  where,
                  names.size() == 1 ? "it" : "them"));
    }
  }

  private static void requirePositive(String name, OptionalInt value) {
    if (value.isPresent() && value.getAsInt() < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value.getAsInt());
    }
  }
}
