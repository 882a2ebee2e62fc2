package equipoise.engines.dl4j;

import equipoise.engines.api.VectorLayout.Slot;
import java.util.Arrays;

/**
 * The gradient of one layer's weights among those of a network. After it was cleared, the first one
 * that is added takes its place, which saves two passes over what is most of a network's memory.
 */
final class KernelGradient {
  private final float[] gradients;
  private final Slot slot;
  private boolean cleared;

  KernelGradient(float[] gradients, Slot slot) {
    this.gradients = gradients;
    this.slot = slot;
  }

  Slot slot() {
    return slot;
  }

  void clear() {
    cleared = true;
  }

  /** Makes zeros of what was cleared and never added to. */
  void settle() {
    if (cleared) {
      cleared = false;
      Arrays.fill(gradients, slot.offset(), slot.offset() + slot.size(), 0);
    }
  }

  /**
   * @param room of the slot's size; overwritten unless the gradient was cleared
   */
  void add(NativeFloats values, float[] room) {
    if (cleared) {
      cleared = false;
      values.get(gradients, slot.offset(), slot.size());
    } else {
      values.get(room, slot.size());
      add(room);
    }
  }

  void add(float[] values) {
    settle();
    float[] sums = gradients;
    int offset = slot.offset();
    int size = slot.size();
    for (int i = 0; i < size; i++) {
      sums[offset + i] += values[i];
    }
  }
}
