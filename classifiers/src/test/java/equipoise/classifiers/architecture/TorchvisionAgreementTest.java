package equipoise.classifiers.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With the same weights both engines give the logits of torchvision 0.14. References come from
 * {@code classifiers/src/test/python/architectures.py}: those by formula are a resource; files of
 * random weights, 5 GB, are compared where the property {@code architectures.random} names their
 * folder:
 *
 * <pre>
 *   OMP_NUM_THREADS=1 /usr/bin/python3 classifiers/src/test/python/architectures.py random DIR
 *   ./mvnw -o -pl classifiers -am test -Dtest=TorchvisionAgreementTest
 *       -Dsurefire.failIfNoSpecifiedTests=false -Darchitectures.random=DIR -Dtest.jvm.options=-Xmx8g
 * </pre>
 */
class TorchvisionAgreementTest {
  private static final List<String> ENGINES = List.of("dl4j", "libtorch");

  /** Relative to the largest logit. */
  private static final double TOLERANCE = 1e-4;

  /**
   * Of PyTorch's own distance in float32 from double precision: 1e-4 for ResNet-101 and 5e-4 for
   * ResNet-152 with random weights.
   */
  private static final double TIMES_TORCH = 4;

  /** Quick ones of each family; the others where the property is set. */
  private static final List<String> ALWAYS =
      List.of(
          "resnet20",
          "densenet",
          "resnet18 at 32",
          "googlenet",
          "mobilenet-v2",
          "mobilenet-v3-small",
          "squeezenet1-0",
          "squeezenet1-1");

  static Stream<Arguments> formula() throws IOException {
    List<String> names = new ArrayList<>();
    references().fieldNames().forEachRemaining(names::add);
    if (System.getProperty("architectures.random") == null) {
      names.retainAll(ALWAYS);
    }
    return names.stream()
        .flatMap(name -> ENGINES.stream().map(engine -> Arguments.of(engine, name)));
  }

  private static JsonNode references() throws IOException {
    try (InputStream in =
        TorchvisionAgreementTest.class.getResourceAsStream("architectures.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @ParameterizedTest
  @MethodSource("formula")
  void logits_with_weights_by_formula_are_torchvisions(String engine, String name)
      throws IOException {
    JsonNode reference = references().path(name);
    int side = reference.path("side").asInt();
    NetworkParts parts = parts(name.replace(" at 32", ""), side, 10);
    float[] expected = new float[reference.path("logits").size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) reference.path("logits").get(i).asDouble();
    }
    same(
        engine + " " + name,
        logits(engine, parts, TorchWeights.of(parts, TorchWeights::formula), side),
        expected,
        tolerance(reference.path("error").asDouble()));
  }

  private static NetworkParts parts(String name, int side, int classes) {
    return Architectures.ALL.stream()
        .filter(architecture -> architecture.name().equals(name))
        .findFirst()
        .orElseThrow()
        .parts(new ImageShape(3, side, side), classes, 0);
  }

  private static float[] logits(String engine, NetworkParts parts, Weights weights, int side) {
    return logits(engine, parts, weights, TorchWeights.images(2, side));
  }

  private static float[] logits(String engine, NetworkParts parts, Weights weights, Tensor images) {
    try (Network network =
        Engines.named(engine).create(parts.whole(), new Optimizer.Sgd(0.1, 0), new Seed(1))) {
      network.load(weights);
      return network.forward(images, Mode.INFER).values();
    }
  }

  private static void same(String what, float[] actual, float[] expected, double tolerance) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
    }
    System.out.printf("%-32s relative difference %.1e%n", what, difference / largest);
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(difference / largest).as(what).isLessThan(tolerance);
  }

  static Stream<Arguments> random() {
    String folder = System.getProperty("architectures.random");
    if (folder == null) {
      return ENGINES.stream().map(engine -> Arguments.of(engine, Path.of("")));
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".safetensors"))
          .sorted()
          .toList()
          .stream()
          .flatMap(file -> ENGINES.stream().map(engine -> Arguments.of(engine, file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("random")
  void logits_with_random_weights_are_torchvisions(String engine, Path file) throws IOException {
    assumeTrue(
        System.getProperty("architectures.random") != null,
        "the property architectures.random names no folder of references");
    String name = file.getFileName().toString().replace(".safetensors", "");
    Weights published = WeightsFile.read(file).weights();
    Tensor images = published.get("test.input");
    NetworkParts parts = parts(name, images.shape()[2], 10);
    assertThat(published.tensors().keySet()).containsAll(parts.torchKeys().keySet());
    assertThat(published.tensors()).hasSize(parts.torchKeys().size() + 3);
    Weights weights = TorchWeights.of(parts, (theirs, array) -> published.get(theirs).values());
    same(
        engine + " " + name,
        logits(engine, parts, weights, images),
        published.get("test.logits").values(),
        tolerance(published.get("test.error").values()[0]));
  }

  /**
   * @param error of PyTorch in single precision
   */
  private static double tolerance(double error) {
    return Math.max(TOLERANCE, TIMES_TORCH * error);
  }

  /** The trained network and its logits for the input by formula at two sides. */
  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void squeezenet_trained_on_imagenet_gives_its_reference_logits(String engine) throws IOException {
    Weights published =
        WeightsFile.read(SharedWeights.path("squeezenet1_0-imagenet.f32.safetensors")).weights();
    JsonNode cases =
        new ObjectMapper()
            .readTree(SharedWeights.path("squeezenet1_0-formula.json").toFile())
            .path("cases");
    for (int side : new int[] {224, 128}) {
      JsonNode reference = cases.path(String.valueOf(side));
      NetworkParts parts = parts("squeezenet1-0", side, 1000);
      Weights weights = TorchWeights.of(parts, (theirs, array) -> published.get(theirs).values());
      Tensor images = TorchWeights.images(1, side);
      float[] logits = logits(engine, parts, weights, images);
      for (int i = 0; i < 20; i++) {
        assertThat((double) logits[i])
            .isCloseTo(reference.path("logits_first20").get(i).asDouble(), within(1e-3));
      }
      assertThat((double) logits[reference.path("argmax").asInt()])
          .isCloseTo(reference.path("max_logit").asDouble(), within(1e-3));
      double sum = 0;
      for (float logit : logits) {
        sum += logit;
      }
      assertThat(sum).isCloseTo(reference.path("sum_of_logits").asDouble(), within(1e-2));
      features(engine, parts, weights, images, reference);
    }
  }

  private static void features(
      String engine, NetworkParts parts, Weights weights, Tensor images, JsonNode reference) {
    try (Network network =
        Engines.named(engine).create(parts.features(), new Optimizer.Sgd(0.1, 0), new Seed(1))) {
      network.load(parts.features(weights));
      Tensor maps = network.forward(images, Mode.INFER);
      for (int axis = 0; axis < 4; axis++) {
        assertThat(maps.shape()[axis])
            .isEqualTo(reference.path("features_shape").get(axis).asInt());
      }
      int plane = maps.shape()[2] * maps.shape()[3];
      for (int channel = 0; channel < 16; channel++) {
        double sum = 0;
        for (int k = channel * plane; k < (channel + 1) * plane; k++) {
          sum += maps.values()[k];
        }
        assertThat(sum / plane)
            .isCloseTo(
                reference.path("feature_means_first16").get(channel).asDouble(), within(1e-3));
      }
    }
  }
}
