package equipoise.engines.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Square kernels turned by half a circle. A convolution of stride 1 is the input gradient of
 * another one with these, and the operation that ND4J has for such a gradient lets oneDNN use
 * Winograd's transforms on processors with AVX-512, which its operation for the convolution itself
 * does not. In batches of 32 that is 1.1 to 2 times as fast for 3x3 kernels on 32 to 512 channels,
 * and as fast without AVX-512; on 16 channels it is slower.
 */
final class RotatedKernels implements AutoCloseable {
  private final Kernels kernels;
  private final int filters;
  private final int channels;
  private final int side;
  private final NativeFloats rotated;
  private final float[] room;
  private long version = -1;

  RotatedKernels(Kernels kernels, Geometry geometry, int side) {
    this.kernels = kernels;
    this.filters = geometry.outChannels();
    this.channels = geometry.channels();
    this.side = side;
    this.room = new float[filters * channels * side * side];
    this.rotated = new NativeFloats(room.length);
  }

  /** As the operation wants its axes: [side, side, filters, channels]; not to be closed. */
  INDArray view() {
    return rotated.view(filters, channels, side, side).permute(2, 3, 0, 1);
  }

  /** Follows the weights in use. */
  void refresh() {
    if (version == kernels.version()) {
      return;
    }
    version = kernels.version();
    kernels.weights().floats().get(room, room.length);
    int area = side * side;
    for (int start = 0; start < room.length; start += area) {
      for (int k = 0; k < area / 2; k++) {
        float value = room[start + k];
        room[start + k] = room[start + area - 1 - k];
        room[start + area - 1 - k] = value;
      }
    }
    rotated.put(room, room.length);
  }

  @Override
  public void close() {
    rotated.close();
  }
}
