package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.engines.api.ElementType;
import equipoise.engines.api.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The small files are PyTorch 1.13's, by the script {@code make_small.py} beside them; the expected
 * values of the ResNets are those of {@code torch.load}.
 */
class TorchFileTest {
  @TempDir Path folder;

  private Path copy(String name) throws IOException {
    return Files.write(folder.resolve(name), WeightFiles.resource(name));
  }

  private static Tensor get(NamedTensors file, String name) {
    return file.tensors().get("module." + name).read();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-zip.pth", "small-legacy.pth", "small-protocol-4.pth"})
  void tensors_are_as_pytorch_saved_them(String name) throws IOException {
    NamedTensors file = NamedTensors.read(copy(name));
    float[] base = new float[24];
    for (int i = 0; i < base.length; i++) {
      base[i] = i / 8f;
    }
    assertThat(get(file, "weight")).isEqualTo(new Tensor(base, 2, 3, 4));
    assertThat(get(file, "transposed").shape()).containsExactly(4, 3, 2);
    float[] transposed = get(file, "transposed").values();
    for (int i = 0; i < base.length; i++) {
      assertThat(transposed[i % 4 * 6 + i / 4 % 3 * 2 + i / 12]).isEqualTo(base[i]);
    }
    assertThat(get(file, "slice"))
        .isEqualTo(
            new Tensor(new float[] {13 / 8f, 15 / 8f, 17 / 8f, 19 / 8f, 21 / 8f, 23 / 8f}, 3, 2));
    assertThat(get(file, "parameter").values()).startsWith(0, .125f).hasSize(12);
    assertThat(get(file, "empty")).isEqualTo(new Tensor(new float[0], 0, 3));
    assertThat(get(file, "repeated")).isEqualTo(new Tensor(new float[] {3, 3, 3, 3}, 2, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-zip.pth", "small-legacy.pth", "small-protocol-4.pth"})
  void every_type_of_value_becomes_a_float(String name) throws IOException {
    NamedTensors file = NamedTensors.read(copy(name));
    assertThat(file.tensors().get("module.scalar").shape()).isEmpty();
    assertThat(get(file, "scalar")).isEqualTo(new Tensor(new float[] {7}, 1));
    assertThat(get(file, "half")).isEqualTo(new Tensor(new float[] {1.5f, -2}, 2));
    assertThat(get(file, "bfloat")).isEqualTo(new Tensor(new float[] {1.5f, -2}, 2));
    assertThat(get(file, "double")).isEqualTo(new Tensor(new float[] {.1f}, 1));
    assertThat(get(file, "short")).isEqualTo(new Tensor(new float[] {-3, 300}, 2));
    assertThat(get(file, "byte")).isEqualTo(new Tensor(new float[] {0, 255}, 2));
    assertThat(get(file, "flags")).isEqualTo(new Tensor(new float[] {1, 0}, 2));
    assertThat(file.tensors()).hasSize(13);
    assertThat(file.tensors().get("module.bfloat").type()).isEqualTo(ElementType.BF16);
  }

  /** A big-endian machine's file has the entry byteorder, as torch/serialization.py writes it. */
  @Test
  void a_zip_file_of_a_big_endian_machine_is_read() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(copy("small-zip.pth").toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        entries.put(entry.getName(), bytes.length == 96 ? swapped(bytes) : bytes);
      }
    }
    entries.put("small-zip/byteorder", WeightFiles.latin("big"));
    Path file = Files.write(folder.resolve("big.pth"), WeightFiles.zip(entries));
    assertThat(get(NamedTensors.read(file), "weight").values()).startsWith(0, .125f, .25f);
    entries.put("small-zip/byteorder", WeightFiles.latin("middle"));
    Files.write(file, WeightFiles.zip(entries));
    assertThatThrownBy(() -> NamedTensors.read(file)).hasMessageContaining("'middle'");
  }

  private static byte[] swapped(byte[] floats) {
    ByteBuffer from = ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.allocate(floats.length);
    while (from.hasRemaining()) {
      to.putInt(from.getInt());
    }
    return to.array();
  }

  private static long parameters(NamedTensors file) {
    return file.tensors().values().stream()
        .filter(t -> !t.name().contains("running_") && !t.name().contains("num_batches"))
        .mapToLong(StoredTensor::size)
        .sum();
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * For each file: {@code s = torch.load(FILE, map_location='cpu'); s = s.get('state_dict', s);
   * print(sum(v.numel() for k, v in s.items() if 'running_' not in k and 'num_batches' not in k),
   * s[NAME].flatten()[:3], s[NAME].double().sum())} with PyTorch 1.13.
   */
  @Test
  void a_trained_resnet_is_read_from_a_zip_file() {
    NamedTensors file = NamedTensors.read(WeightFiles.shared("resnet32-zip.pth"));
    assertThat(file.tensors()).hasSize(188);
    assertThat(parameters(file)).isEqualTo(464_154);
    assertThat(file.tensors().get("linear.weight").shape()).isEqualTo(List.of(10, 64));
    assertThat(file.tensors().get("layer3.4.bn2.num_batches_tracked").read().values())
        .containsExactly(12998);
    float[] first = file.tensors().get("conv1.weight").read().values();
    assertThat(first).startsWith(.20609395f, -.060783982f, .27381164f);
    assertThat(sum(first)).isCloseTo(-3.3932449044659734, within(1e-9));
    assertThat(sum(file.tensors().get("layer3.4.conv2.weight").read().values()))
        .isCloseTo(-1.0709057437250067, within(1e-9));
  }

  @Test
  void a_trained_resnet_is_read_from_an_old_checkpoint() {
    NamedTensors file = NamedTensors.read(WeightFiles.shared("resnet32-legacy.pth.tar"));
    assertThat(file.tensors()).hasSize(187);
    assertThat(parameters(file)).isEqualTo(464_144);
    assertThat(file.tensors().get("backbone.layer2.0.bn1.running_var").read().values())
        .startsWith(4.1043797f, 5.2606401f, 4.0212564f);
    assertThat(sum(file.tensors().get("backbone.layer3.4.conv2.weight").read().values()))
        .isCloseTo(-2.7856663027999957, within(1e-9));
    assertThat(sum(file.tensors().get("classifier.weight").read().values()))
        .isCloseTo(-.09653686702949926, within(1e-9));
  }
}
