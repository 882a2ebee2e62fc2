package equipoise.classifiers.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForestModelTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 2);
  private static final ClassMap CLASSES = ClassMap.identity(List.of("a", "b"));

  /** By column 3, then of the second half by column 0. */
  private static final ForestTree TREE =
      new ForestTree(
          new int[] {3, ForestTree.LEAF, 0, ForestTree.LEAF, ForestTree.LEAF},
          new double[] {127.5, 0, 0.1, 0, 0},
          new int[] {1, 0, 3, 1, 2},
          new double[][] {{1, 0}, {1 / 3.0, 2 / 3.0}, {1e-9, 1 - 1e-9}});

  private static Weights arrays() {
    return new ForestModel(List.of(TREE, TREE), SHAPE, CLASSES).weights();
  }

  @Test
  void doubles_come_back_to_the_last_bit() {
    Weights arrays = arrays();
    assertThat(ForestModel.of(arrays, SHAPE, CLASSES).weights()).isEqualTo(arrays);
    float[] parts = arrays.get("thresholds").values();
    assertThat((double) parts[6] + parts[7] + parts[8]).isEqualTo(0.1);
    parts = arrays.get("shares").values();
    assertThat((double) parts[6] + parts[7] + parts[8]).isEqualTo(1 / 3.0);
  }

  private static void refused(String array, int at, float value, String message) {
    Map<String, Tensor> tensors = new HashMap<>(arrays().tensors());
    Tensor changed = new Tensor(tensors.get(array).values().clone(), tensors.get(array).shape());
    changed.values()[at] = value;
    tensors.put(array, changed);
    assertThatThrownBy(() -> ForestModel.of(new Weights(tensors), SHAPE, CLASSES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** A link that leads back would never end. */
  @Test
  void edited_arrays_are_refused() {
    refused("nodes", 5, 0, "a node's link must be a whole number from 3 to 3, but is 0.0");
    refused("nodes", 1, 4, "a node's link must be a whole number from 1 to 3, but is 4.0");
    refused("nodes", 3, 3, "a leaf's number must be a whole number from 0 to 2, but is 3.0");
    refused("nodes", 0, 4, "a node's column must be a whole number from -1 to 3, but is 4.0");
    refused("nodes", 0, 0.5f, "a node's column must be a whole number from -1 to 3, but is 0.5");
    refused("trees", 0, 11, "nodes must be a whole number from 1 to 10, but is 11.0");
    refused("trees", 2, Float.NaN, "nodes must be a whole number from 1 to 5, but is NaN");
    refused("trees", 2, 4, "a node's link must be a whole number from 3 to 2, but is 3.0");
    Map<String, Tensor> fewer = new HashMap<>(arrays().tensors());
    fewer.put("thresholds", Tensor.zeros(9, 3));
    assertThatThrownBy(() -> ForestModel.of(new Weights(fewer), SHAPE, CLASSES))
        .hasMessage("the forest's arrays are not of the same nodes");
    fewer.remove("shares");
    assertThatThrownBy(() -> ForestModel.of(new Weights(fewer), SHAPE, CLASSES))
        .hasMessage("a forest needs an array 'shares' of 6 columns");
  }
}
