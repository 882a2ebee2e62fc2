package equipoise.engines.libtorch;

import equipoise.engines.api.Batch;
import equipoise.engines.api.ConditionedBatch;
import org.bytedeco.pytorch.Tensor;

/** A batch on LibTorch's device, valid until the network that returned it closes it. */
final class ResidentBatch implements Batch, AutoCloseable {
  private final NativeOwner owner = new NativeOwner();
  private final Tensor tensor;
  private final int[] shape;
  private final String network;

  /** Within a scope; shares the tensor's values. */
  ResidentBatch(Tensor tensor, String network) {
    this.tensor = owner.hold(new Tensor(tensor));
    this.shape = Floats.shape(tensor);
    this.network = network;
  }

  /** The batch's values if they lie there, else null; without a condition. */
  static ResidentBatch in(Batch batch) {
    Batch values = batch instanceof ConditionedBatch c ? c.values() : batch;
    return values instanceof ResidentBatch resident ? resident : null;
  }

  /**
   * @throws IllegalStateException after the network's next call
   */
  Tensor tensor() {
    if (tensor.isNull()) {
      throw new IllegalStateException(
          "a batch of network "
              + network
              + " is used after the network's next call; copy it with host()");
    }
    return tensor;
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public equipoise.engines.api.Tensor host() {
    return Scope.with(
        () -> new equipoise.engines.api.Tensor(Floats.read(tensor().detach()), shape));
  }

  @Override
  public void close() {
    owner.close();
  }
}
