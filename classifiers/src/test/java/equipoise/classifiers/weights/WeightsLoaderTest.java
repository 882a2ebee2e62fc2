package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.architecture.LeNet;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsLoaderTest {
  private static final NetworkSpec TEN = spec(1, 10);

  @TempDir Path folder;

  private static NetworkSpec spec(int channels, int classes) {
    return LeNet.LENET5_1998.spec(new ImageShape(channels, 28, 28), classes, 0);
  }

  /** LeNet's arrays under names as PyTorch would have them. */
  private static Map<String, String> keys() {
    List<String> layers = List.of("conv1", "conv2", "fc1", "fc2", "fc3");
    List<String> ours = List.copyOf(TEN.arrays().keySet());
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < ours.size(); i++) {
      String array = ours.get(i).substring(ours.get(i).lastIndexOf('.'));
      keys.put(layers.get(i / 2) + array, ours.get(i));
    }
    return keys;
  }

  private static Map<String, Tensor> renamed(Weights weights, String prefix) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    keys().forEach((name, ours) -> tensors.put(prefix + name, weights.get(ours)));
    return tensors;
  }

  private NamedTensors file(Map<String, Tensor> tensors) throws IOException {
    Path file = folder.resolve("lenet.safetensors");
    new WeightsFile(new Weights(tensors), Map.of()).write(file);
    return NamedTensors.read(file);
  }

  private static Weights weights(NetworkSpec spec, long seed) {
    return Weights.initial(spec, new Seed(seed));
  }

  @Test
  void a_files_tensors_become_the_networks_weights() throws IOException {
    Weights trained = weights(TEN, 1);
    LoadedWeights loaded =
        new WeightsLoader(KeyMap.of(keys()))
            .classifier(TEN, file(renamed(trained, "")), weights(TEN, 2));
    assertThat(loaded.weights()).isEqualTo(trained);
    assertThat(loaded.freshHead()).isFalse();
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void a_prefix_counters_and_other_tensors_do_not_matter() throws IOException {
    Weights trained = weights(TEN, 1);
    Map<String, Tensor> tensors = renamed(trained, "module.backbone.");
    tensors.put("module.backbone.bn.num_batches_tracked", Tensor.zeros(1));
    tensors.put("module.projection.weight", Tensor.zeros(3, 2));
    LoadedWeights loaded =
        new WeightsLoader(KeyMap.of(keys())).classifier(TEN, file(tensors), weights(TEN, 2));
    assertThat(loaded.weights()).isEqualTo(trained);
    assertThat(loaded.warnings())
        .singleElement()
        .asString()
        .contains("1 tensors", "module.projection.weight [3, 2]");
  }

  @Test
  void a_head_for_other_classes_starts_anew() throws IOException {
    NetworkSpec four = spec(1, 4);
    Weights trained = weights(TEN, 1);
    Weights initial = weights(four, 2);
    LoadedWeights loaded =
        new WeightsLoader(KeyMap.of(keys())).classifier(four, file(renamed(trained, "")), initial);
    assertThat(loaded.freshHead()).isTrue();
    assertThat(loaded.warnings()).singleElement().asString().contains("10 classes", "for 4");
    keys()
        .forEach(
            (name, ours) ->
                assertThat(loaded.weights().get(ours))
                    .isEqualTo(name.startsWith("fc3") ? initial.get(ours) : trained.get(ours)));
  }

  @Test
  void a_file_without_head_leaves_it_as_it_starts() throws IOException {
    Map<String, Tensor> tensors = renamed(weights(TEN, 1), "");
    tensors.keySet().removeIf(name -> name.startsWith("fc3"));
    LoadedWeights loaded =
        new WeightsLoader(KeyMap.of(keys())).classifier(TEN, file(tensors), weights(TEN, 2));
    assertThat(loaded.freshHead()).isTrue();
    assertThat(loaded.warnings()).singleElement().asString().contains("no head");
  }

  @Test
  void missing_misshapen_and_unexpected_tensors_are_listed_with_shapes() throws IOException {
    Map<String, Tensor> tensors = renamed(weights(TEN, 1), "");
    tensors.remove("conv2.weight");
    tensors.put("fc1.bias", Tensor.zeros(7));
    tensors.put("extra", Tensor.zeros(2, 2));
    NamedTensors file = file(tensors);
    assertThatThrownBy(
            () -> new WeightsLoader(KeyMap.of(keys())).classifier(TEN, file, weights(TEN, 2)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file.file()
                + ": does not fit network lenet5-1998: 1 missing: conv2.weight [16, 6, 5, 5];"
                + " 1 of another shape: fc1.bias [7] for [120]; 1 unexpected: extra [2, 2]");
  }

  @Test
  void long_lists_are_cut_after_ten() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    IntStream.range(0, 14).forEach(i -> tensors.put("block" + i, Tensor.zeros(i + 1)));
    NamedTensors file = file(tensors);
    assertThatThrownBy(() -> new WeightsLoader(KeyMap.of(keys())).features(TEN, file))
        .hasMessageContaining("none of its names is known")
        .hasMessageContaining("10 missing")
        .hasMessageContaining("14 unexpected")
        .hasMessageContaining("block9 [10] and 4 more")
        .hasMessageNotContaining("block10");
  }

  @Test
  void grey_weights_for_colour_images_are_named_as_such() throws IOException {
    NamedTensors file = file(renamed(weights(TEN, 1), ""));
    NetworkSpec colour = spec(3, 10);
    assertThatThrownBy(
            () -> new WeightsLoader(KeyMap.of(keys())).classifier(colour, file, weights(colour, 2)))
        .hasMessageContaining("for images of 1 channels, these have 3");
  }

  @Test
  void values_that_are_not_finite_are_named() throws IOException {
    Map<String, Tensor> tensors = renamed(weights(TEN, 1), "");
    tensors.put("conv1.bias", new Tensor(new float[] {0, 0, Float.NaN, 0, 0, 0}, 6));
    NamedTensors file = file(tensors);
    assertThatThrownBy(() -> new WeightsLoader(KeyMap.of(keys())).features(TEN, file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("0.bias holds NaN at [2]");
  }

  /** As numpy's transpose: {@code numpy.arange(24).reshape(1, 2, 3, 4).transpose(3, 2, 0, 1)}. */
  @Test
  void layouts_of_keras_become_ours() {
    float[] values = new float[24];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Tensor convolution = Transformation.CONVOLUTION.of(new Tensor(values, 1, 2, 3, 4));
    assertThat(convolution.shape()).containsExactly(4, 3, 1, 2);
    assertThat(convolution.values()).startsWith(0, 12, 4, 16, 8, 20, 1, 13);
    Tensor dense = Transformation.DENSE.of(new Tensor(values, 6, 4));
    assertThat(dense.shape()).containsExactly(4, 6);
    assertThat(dense.values()).startsWith(0, 4, 8, 12, 16, 20, 1);
    Tensor depthwise = Transformation.DEPTHWISE.of(new Tensor(values, 2, 3, 4, 1));
    assertThat(depthwise.shape()).containsExactly(4, 1, 2, 3);
    assertThat(depthwise.values()).startsWith(0, 4, 8, 12, 16, 20, 1);
  }

  @Test
  void a_transformed_tensor_fills_its_array() throws IOException {
    Weights trained = weights(TEN, 1);
    Map<String, Tensor> tensors = renamed(trained, "");
    Tensor weight = tensors.get("fc2.weight"); // [84, 120]
    tensors.put("fc2.weight", Transformation.DENSE.of(weight));
    KeyMap map = KeyMap.of(keys()).with(Transformation.DENSE, List.of("fc2.weight"));
    assertThat(new WeightsLoader(map).features(TEN, file(tensors)).weights()).isEqualTo(trained);
  }

  /** torchvision rewrites these names too when it reads its own file. */
  @Test
  void the_names_of_densenets_published_file_are_known() {
    KeyMap map =
        KeyMap.of(
            Map.of("features.denseblock1.denselayer2.norm1.weight", "0.gamma", "fc.bias", "b"));
    assertThat(map.known("features.denseblock1.denselayer2.norm.1.weight"))
        .contains("features.denseblock1.denselayer2.norm1.weight");
    assertThat(map.known("last_linear.bias")).contains("fc.bias");
    assertThat(map.known("classifier.bias")).contains("fc.bias");
    assertThat(map.known("layer1.bias")).isEmpty();
  }
}
