package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.engines.api.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are those of Keras 3.15 and h5py 3.16, by the script {@code make_keras.py}. */
class KerasFileTest {
  @TempDir Path folder;

  private NamedTensors read(String name) throws IOException {
    return NamedTensors.read(Files.write(folder.resolve(name), WeightFiles.resource(name)));
  }

  private static float[] counted(int size, int from) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i / 8f + from;
    }
    return values;
  }

  @Test
  void a_whole_model_gives_its_weights_by_layer_and_variable() throws IOException {
    NamedTensors file = read("small-keras.h5");
    assertThat(file.tensors())
        .containsOnlyKeys(
            "conv1/kernel",
            "conv1/bias",
            "bn/gamma",
            "bn/beta",
            "bn/moving_mean",
            "bn/moving_variance",
            "fc/kernel",
            "fc/bias");
    assertThat(file.tensors().get("conv1/kernel").read())
        .isEqualTo(new Tensor(counted(18, 0), 1, 3, 3, 2));
    assertThat(file.tensors().get("bn/moving_mean").read()).isEqualTo(new Tensor(counted(2, 4), 2));
    assertThat(file.tensors().get("fc/kernel").read()).isEqualTo(new Tensor(counted(32, 6), 16, 2));
  }

  @Test
  void weights_of_keras_3_are_named_by_their_path() throws IOException {
    NamedTensors file = read("small-keras-3.h5");
    assertThat(file.tensors()).hasSize(8);
    assertThat(file.tensors().get("layers/conv2d/vars/0").read())
        .isEqualTo(new Tensor(counted(18, 0), 1, 3, 3, 2));
  }

  @Test
  void half_precision_and_compressed_values_are_read() throws IOException {
    assertThat(read("tiny.h5").tensors().get("fc/bias").read())
        .isEqualTo(new Tensor(new float[] {.5f, -2}, 2));
  }

  @Test
  void a_file_without_weights_says_so() {
    assertThatThrownBy(() -> read("no-weights.h5"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no-weights.h5: is an HDF5 file without weights");
  }

  @Test
  void links_to_other_files_are_not_followed_and_circles_end() {
    assertThatThrownBy(() -> read("linked.h5")).hasMessageContaining("deeper than Keras");
  }
}
