package equipoise.classifiers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.architecture.SqueezeNet;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackboneTest {
  private static final Architecture NETWORK = SqueezeNet.SQUEEZENET1_1;
  private static final int SIDE = 40;
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  @TempDir static Path folder;
  private static Path file;
  private static NetworkParts parts;
  private static Weights weights;

  /** Random weights under torchvision's names. */
  @BeforeAll
  static void writeWeights() throws IOException {
    parts = NETWORK.parts(new ImageShape(3, SIDE, SIDE), 1000, 0);
    weights = Weights.initial(parts.whole(), new Seed(3));
    Map<String, Tensor> published = new LinkedHashMap<>();
    parts.torchKeys().forEach((torch, ours) -> published.put(torch, weights.get(ours)));
    file = folder.resolve("squeezenet.safetensors");
    new WeightsFile(new Weights(published), Map.of()).write(file);
  }

  private static Backbone backbone(Path weights, OptionalInt layers) {
    return new Backbone(
        NETWORK,
        weights,
        InputScale.AUTO,
        layers,
        new ImageShape(1, SIDE, SIDE),
        new ImageShape(1, SIDE, SIDE));
  }

  private static float[] run(NetworkSpec spec, Weights weights, Tensor input) {
    Engine engine = Engines.named("auto");
    try (Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(0))) {
      network.load(weights);
      return network.forward(input, Mode.INFER).values();
    }
  }

  /** What torchvision does by hand: three equal channels, (x - mean) / deviation. */
  @Test
  void features_are_the_mean_of_the_first_layers_on_normalised_colour() {
    int layers = 6;
    Tensor grey = Tensor.zeros(1, 1, SIDE, SIDE);
    Tensor normalised = Tensor.zeros(1, 3, SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      double value = (i * 37 % 256) / 255.0;
      grey.values()[i] = (float) (value - 0.5);
      for (int c = 0; c < 3; c++) {
        normalised.values()[c * SIDE * SIDE + i] = (float) ((value - MEAN[c]) / DEVIATION[c]);
      }
    }
    List<Layer> first = new ArrayList<>(parts.whole().layers().subList(0, layers));
    first.add(new Layer.GlobalAveragePooling());
    NetworkSpec spec = new NetworkSpec("first", List.of(3, SIDE, SIDE), first);
    Map<String, Tensor> some = new LinkedHashMap<>();
    spec.arrays().keySet().forEach(name -> some.put(name, weights.get(name)));

    Chain chain = backbone(file, OptionalInt.of(layers)).chain();
    float[] found = run(chain.spec("chain", List.of(1, SIDE, SIDE)), chain.asWeights(), grey);

    assertThat(found).hasSize(spec.output().get(0));
    float[] expected = run(spec, new Weights(some), normalised);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  /** By hand: (100 / 255 - .485) / .229, 100 - 123, (100 / 255 - .5) / .5, 100 / 255 for red. */
  @ParameterizedTest
  @CsvSource({"AUTO,-.4054", "IMAGENET,-.4054", "CAFFE,-23", "SYMMETRIC,-.2157", "UNIT,.3922"})
  void pixels_come_to_the_network_as_its_weights_were_trained(InputScale pixels, float red) {
    ImageShape grey = new ImageShape(1, 1, 1);
    Chain first =
        new Backbone(NETWORK, file, pixels, OptionalInt.of(1), grey, grey).normalisation();
    Tensor hundred = new Tensor(new float[] {100 / 255f - .5f}, 1, 1, 1, 1);
    float[] found = run(first.spec("scale", List.of(1, 1, 1)), first.asWeights(), hundred);
    assertThat(found[0]).isCloseTo(red, within(1e-3f));
  }

  /** A writer's own words are better than a guess. */
  @Test
  void what_a_file_says_of_its_input_is_repeated_where_the_scale_is_guessed(@TempDir Path folder)
      throws IOException {
    Map<String, Tensor> published = new LinkedHashMap<>();
    parts.torchKeys().forEach((torch, ours) -> published.put(torch, weights.get(ours)));
    Path said = folder.resolve("said.safetensors");
    new WeightsFile(new Weights(published), Map.of("preprocess", "0..255 minus 117")).write(said);
    assertThat(backbone(said, OptionalInt.empty()).warnings())
        .contains(
            said
                + ": says of its input '0..255 minus 117', but pixels are scaled as for"
                + " torchvision's weights; set 'pixels' (imagenet, caffe, symmetric, unit)");
    assertThat(backbone(file, OptionalInt.empty()).warnings()).isEmpty();
  }

  @Test
  void all_layers_are_used_unless_fewer_are_asked_for() {
    assertThat(backbone(file, OptionalInt.empty()).chain().layers())
        .hasSize(1 + parts.features().layers().size() + 1);
    assertThat(backbone(file, OptionalInt.empty()).id("engine"))
        .isNotEqualTo(backbone(file, OptionalInt.of(6)).id("engine"));
  }

  @Test
  void files_that_hold_other_things_and_too_many_layers_are_refused_in_one_line()
      throws IOException {
    Path text = Files.writeString(folder.resolve("text.pth"), "no weights");
    for (Path wrong : List.of(text, folder.resolve("missing.safetensors"))) {
      assertThatThrownBy(() -> backbone(wrong, OptionalInt.empty()).warnings())
          .isInstanceOf(DataException.class)
          .hasMessageContaining(wrong.getFileName().toString())
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
    assertThatThrownBy(() -> backbone(file, OptionalInt.of(1000)).warnings())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layers must be at most");
  }
}
