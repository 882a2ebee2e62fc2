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
    if (transfer.transfer() != Transfer.NONE && training.scaling() != PixelScaling.CENTRED) {
      throw new IllegalArgumentException(
          "pretrained weights want pixels scaled in their own way; omit 'scaling'");
    }
  }

  /** Random weights, everything else at its default. */
  public static NetworkOptions defaultsOf(Architecture architecture) {
    return new NetworkOptions(CnnOptions.defaultsOf(architecture), TransferOptions.DEFAULTS);
  }
}
