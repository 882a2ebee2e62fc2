package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.MobileNetV2;
import equipoise.classifiers.architecture.MobileNetV3;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.architecture.ResNet;
import equipoise.classifiers.architecture.Vgg;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.ElementType;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedNamesTest {
  private static final Path FILE = Path.of("weights");

  private static NetworkParts parts(Architecture architecture) {
    return architecture.parts(new ImageShape(3, 32, 32), 2, 0);
  }

  private static StoredTensor stored(String name, int[] shape, float[] values) {
    List<Integer> axes = Arrays.stream(shape).boxed().toList();
    return new StoredTensor(name, ElementType.F32, axes, () -> values);
  }

  private static NamedTensors timm(String... names) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (String name : names) {
      tensors.put(name, stored(name, new int[] {1}, new float[1]));
    }
    return new NamedTensors(FILE, WeightsFormat.SAFETENSORS, tensors);
  }

  /** As {@code timm.create_model('mobilenetv2_100').state_dict()} lists them. */
  @Test
  void timms_mobilenet_v2_is_torchvisions_under_other_names() {
    NetworkParts parts = parts(MobileNetV2.MOBILENET_V2);
    KeyMap map = KeyMap.of(MobileNetV2.MOBILENET_V2, parts.torchKeys(), timm("conv_stem.weight"));
    Map<String, String> expected =
        Map.of(
            "conv_stem.weight", "features.0.0.weight",
            "bn1.running_mean", "features.0.1.running_mean",
            "blocks.0.0.conv_dw.weight", "features.1.conv.0.0.weight",
            "blocks.0.0.bn2.bias", "features.1.conv.2.bias",
            "blocks.1.0.conv_pw.weight", "features.2.conv.0.0.weight",
            "blocks.1.1.conv_pwl.weight", "features.3.conv.2.weight",
            "blocks.3.3.bn2.weight", "features.10.conv.1.1.weight",
            "blocks.6.0.bn3.running_var", "features.17.conv.3.running_var",
            "conv_head.weight", "features.18.0.weight",
            "bn2.weight", "features.18.1.weight");
    expected.forEach(
        (timm, torch) -> assertThat(map.keys()).containsEntry(timm, parts.torchKeys().get(torch)));
    assertThat(map.known("classifier.weight")).contains("classifier.1.weight");
    // All but the head have both names.
    assertThat(map.keys()).hasSize(2 * parts.torchKeys().size() - 2);
  }

  @Test
  void timms_mobilenet_v3_is_refused_because_files_differ_in_what_they_do_not_say() {
    NetworkParts parts = parts(MobileNetV3.MOBILENET_V3_SMALL);
    assertThatThrownBy(
            () ->
                KeyMap.of(
                    MobileNetV3.MOBILENET_V3_SMALL,
                    parts.torchKeys(),
                    timm("model.conv_stem.weight")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("weights: has timm's names of MobileNet v3")
        .hasMessageContaining("use torchvision's");
  }

  /** [height, width, in, out], the last axis fastest; the first layer's input is blue first. */
  private static float[] kernel(Tensor weight, boolean blueFirst) {
    int[] shape = weight.shape();
    float[] values = new float[weight.size()];
    int at = 0;
    for (int y = 0; y < shape[2]; y++) {
      for (int x = 0; x < shape[3]; x++) {
        for (int in = 0; in < shape[1]; in++) {
          for (int out = 0; out < shape[0]; out++) {
            int channel = blueFirst ? shape[1] - 1 - in : in;
            values[at++] =
                weight.values()[((out * shape[1] + channel) * shape[2] + y) * shape[3] + x];
          }
        }
      }
    }
    return values;
  }

  /** The names of vgg16_weights_tf_dim_ordering_tf_kernels.h5, and those of Keras 2 and later. */
  @Test
  void keras_vgg_is_torchvisions_with_other_axes_and_blue_before_red() {
    NetworkSpec spec = parts(Vgg.VGG16).features();
    Weights weights = Weights.initial(spec, new Seed(4));
    int[] blocks = {2, 2, 3, 3, 3};
    for (boolean old : new boolean[] {true, false}) {
      List<String> ours = List.copyOf(spec.arrays().keySet());
      Map<String, StoredTensor> tensors = new LinkedHashMap<>();
      int at = 0;
      for (int block = 1; block <= blocks.length; block++) {
        for (int i = 1; i <= blocks[block - 1]; i++) {
          String name = "block" + block + "_conv" + i;
          Tensor weight = weights.get(ours.get(at++));
          Tensor bias = weights.get(ours.get(at++));
          int[] s = weight.shape();
          String w = old ? name + "/" + name + "_W_1" : name + "/kernel";
          String b = old ? name + "/" + name + "_b_1" : name + "/bias";
          int[] shape = {s[2], s[3], s[1], s[0]};
          tensors.put(w, stored(w, shape, kernel(weight, at == 2)));
          tensors.put(b, stored(b, bias.shape(), bias.values()));
        }
      }
      tensors.put("fc1/kernel", stored("fc1/kernel", new int[] {2}, new float[2]));
      NamedTensors file = new NamedTensors(FILE, WeightsFormat.KERAS, tensors);
      KeyMap map = KeyMap.of(Vgg.VGG16, parts(Vgg.VGG16).torchKeys(), file);
      LoadedWeights loaded = new WeightsLoader(map).features(spec, file);
      assertThat(loaded.weights()).isEqualTo(weights);
      assertThat(loaded.warnings()).isEmpty();
    }
  }

  @Test
  void keras_networks_that_compute_otherwise_are_refused() {
    NamedTensors file = new NamedTensors(FILE, WeightsFormat.KERAS, Map.of());
    Map<String, String> keys = parts(ResNet.RESNET50).torchKeys();
    assertThatThrownBy(() -> KeyMap.of(ResNet.RESNET50, keys, file))
        .hasMessage(
            "weights: is a file of Keras, of whose networks vgg16 and vgg19 compute as they do"
                + " here, but not resnet50; use PyTorch's weights ('equipoise weights list')");
  }
}
