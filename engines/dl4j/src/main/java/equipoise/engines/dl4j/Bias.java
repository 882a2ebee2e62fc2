package equipoise.engines.dl4j;

import equipoise.engines.api.VectorLayout.Slot;

/** What a layer adds to each of its output channels; nothing, if it has no bias. */
final class Bias {
  private final Parameters parameters;
  private final Slot slot;
  private final int channels;
  private final int plane;

  /**
   * @param slot null if there is no bias
   */
  Bias(Parameters parameters, Slot slot, Geometry geometry) {
    this.parameters = parameters;
    this.slot = slot;
    this.channels = geometry.outChannels();
    this.plane = geometry.outPlane();
  }

  static Bias none(Parameters parameters, Geometry geometry) {
    return new Bias(parameters, null, geometry);
  }

  boolean isNone() {
    return slot == null;
  }

  /** What is added to a channel; 0 if there is no bias. */
  float of(int channel) {
    return slot == null ? 0 : parameters.values[slot.offset() + channel];
  }

  void addGradient(int channel, float gradient) {
    if (slot != null) {
      parameters.gradients[slot.offset() + channel] += gradient;
    }
  }

  /** To n examples of [channels, plane]. */
  void add(float[] y, int n) {
    if (slot == null) {
      return;
    }
    for (int at = 0; at < n * channels; at++) {
      float shift = parameters.values[slot.offset() + at % channels];
      int end = (at + 1) * plane;
      for (int k = at * plane; k < end; k++) {
        y[k] += shift;
      }
    }
  }

  void addGradient(float[] outputGradient, int n) {
    if (slot == null) {
      return;
    }
    for (int at = 0; at < n * channels; at++) {
      parameters.gradients[slot.offset() + at % channels] +=
          (float) Sums.sum(outputGradient, at * plane, (at + 1) * plane);
    }
  }
}
