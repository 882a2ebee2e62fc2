package equipoise.classifiers.transfer;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.training.CnnOptions;
import equipoise.classifiers.training.PixelScaling;

/**
 * All that a study sets for a classifier of an architecture.
 *
 * @param training by gradient steps
 * @param transfer from other images
 */
public record NetworkOptions(CnnOptions training, TransferOptions transfer) {
  public NetworkOptions {
    if (transfer.transfer() == Transfer.FEATURES) {
      requireUsed(training, transfer.head());
    }
    if (transfer.transfer() == Transfer.HEAD || transfer.transfer() == Transfer.FINE_TUNE) {
      requireUsed(training, transfer.fineTuning());
    }
    if (transfer.transfer() != Transfer.NONE && training.scaling() != PixelScaling.CENTRED) {
      throw new IllegalArgumentException(
          "pretrained weights want pixels scaled in their own way; omit 'scaling'");
    }
  }

  private static void requireUsed(CnnOptions training, FineTuningOptions tuning) {
    if (training.optimization().l1() > 0) {
      throw new IllegalArgumentException(
          "l1 would draw pretrained weights to 0; omit it, or use decay of adamw");
    }
    if (tuning.unfreeze() >= training.epochs()) {
      throw new IllegalArgumentException(
          "unfreeze must be below the number of epochs %d, but is %d: nothing would be unfrozen"
              .formatted(training.epochs(), tuning.unfreeze()));
    }
  }

  /** Refuses what a head on features has no use for, whatever its dropout. */
  private static void requireUsed(CnnOptions training, HeadKind head) {
    CnnOptions unset = CnnOptions.defaults(training.dropout());
    boolean idle =
        head == HeadKind.LOGISTIC
            ? !training.equals(unset)
            : training.patience() != unset.patience()
                || training.validationInterval() != unset.validationInterval()
                || !training.budget().equals(unset.budget())
                || training.optimization().l1() != unset.optimization().l1();
    if (idle) {
      throw new IllegalArgumentException(
          head == HeadKind.LOGISTIC
              ? "a logistic head has lambda and iterations alone; omit epochs, batch, rates and all"
                  + " else of training, or state 'head: linear'"
              : "a head on features is trained for its epochs; omit patience, validationInterval,"
                  + " budget, cap and l1");
    }
  }

  /** Random weights, everything else at its default. */
  public static NetworkOptions defaultsOf(Architecture architecture) {
    return new NetworkOptions(CnnOptions.defaultsOf(architecture), TransferOptions.DEFAULTS);
  }
}
