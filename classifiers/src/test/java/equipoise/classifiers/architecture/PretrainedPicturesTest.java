package equipoise.classifiers.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.classifiers.weights.InputRecipe;
import equipoise.classifiers.weights.NamedTensors;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.ImageFile;
import equipoise.core.io.picture.Picture;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import equipoise.engines.api.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Photographs, from the file to the class: reading, resizing and cropping, scaling, the network.
 * Three lie beside the weights, three come with Debian's python3-skimage and are left out where it
 * is not installed.
 */
class PretrainedPicturesTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final Path SKIMAGE = Path.of("/usr/lib/python3/dist-packages/skimage/data");

  /** By the file's own metadata: "resize centre square to 227, RGB 0..255 minus (123,117,104)". */
  private static final InputRecipe CAFFE =
      new InputRecipe(
          227,
          227,
          Filter.BILINEAR,
          List.of(123 / 255.0, 117 / 255.0, 104 / 255.0),
          List.of(1 / 255.0, 1 / 255.0, 1 / 255.0));

  /**
   * Of the largest logit, in the whole square's height; Pillow's resizing rounds between its two
   * passes, ours does not.
   */
  private static final double TOLERANCE = 0.5;

  /** torchvision 0.14: squeezenet1_0-reference.json beside the weights, first class and logit. */
  @ParameterizedTest
  @CsvSource({
    "bird.bmp, 19, 38.2567",
    "dragonfly.bmp, 319, 28.6373",
    "hot_dog.jpg, 934, 23.6895",
    "chelsea.png, 285, 24.3259",
    "coffee.png, 967, 29.4358",
    "rocket.jpg, 733, 19.1641"
  })
  void squeezenet_finds_the_class_of_a_photograph(String name, int label, double logit)
      throws Exception {
    Weights published =
        WeightsFile.read(SharedWeights.path("squeezenet1_0-imagenet.f32.safetensors")).weights();
    NetworkParts parts =
        Architectures.ALL.stream()
            .filter(architecture -> architecture.name().equals("squeezenet1-0"))
            .findFirst()
            .orElseThrow()
            .parts(new ImageShape(3, 227, 227), 1000, 0);
    Weights weights = TorchWeights.of(parts, (theirs, array) -> published.get(theirs).values());
    Tensor input = CAFFE.input(List.of(square(photograph(name))));
    for (String engine : List.of("dl4j", "libtorch")) {
      float[] logits = logits(engine, parts.whole(), weights, input);
      assertThat(largest(logits)).as(engine).isEqualTo(label);
      assertThat((double) logits[label]).as(engine).isCloseTo(logit, within(TOLERANCE));
    }
  }

  /**
   * MobileNet v2 with batch norm folded into its convolutions, and one zero more below and to the
   * right where a stride is 2, as TensorFlow pads. Class 0 is the background, so that ImageNet's
   * classes stand one place later.
   */
  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void mobilenet_v2_finds_the_class_of_three_photographs(String engine) throws Exception {
    NamedTensors published =
        NamedTensors.read(SharedWeights.path("mobilenet_v2_1.0_224-imagenet-folded.safetensors"));
    NetworkSpec spec = foldedMobileNet();
    Weights weights = inOrder(spec, published);
    InputRecipe half =
        new InputRecipe(224, 224, Filter.BILINEAR, List.of(.5, .5, .5), List.of(.5, .5, .5));
    Map<String, Integer> classes = Map.of("bird.bmp", 19, "dragonfly.bmp", 319, "hot_dog.jpg", 934);
    for (Map.Entry<String, Integer> picture : classes.entrySet()) {
      Tensor input = half.input(List.of(photograph(picture.getKey())));
      assertThat(largest(logits(engine, spec, weights, input)) - 1)
          .as(picture.getKey())
          .isEqualTo(picture.getValue());
    }
  }

  private static Picture photograph(String name) throws Exception {
    Path beside = SharedWeights.path(name);
    Path path = Files.exists(beside) ? beside : SKIMAGE.resolve(name);
    assumeTrue(Files.exists(path), "Debian's python3-skimage is not installed");
    return ImageFile.open(path, 1 << 24).decode();
  }

  /** The centre, as large as the shorter side. */
  private static Picture square(Picture picture) {
    int side = Math.min(picture.height(), picture.width());
    int top = (int) Math.rint((picture.height() - side) / 2.0);
    int left = (int) Math.rint((picture.width() - side) / 2.0);
    byte[] pixels = new byte[picture.channels() * side * side];
    for (int row = 0; row < picture.channels() * side; row++) {
      int from = (row / side * picture.height() + top + row % side) * picture.width() + left;
      System.arraycopy(picture.pixels(), from, pixels, row * side, side);
    }
    return new Picture(picture.channels(), side, side, pixels);
  }

  private static float[] logits(String engine, NetworkSpec spec, Weights weights, Tensor input) {
    try (Network network =
        Engines.named(engine).create(spec, new Optimizer.Sgd(0.1, 0), new Seed(1))) {
      network.load(weights);
      return network.forward(input, Mode.INFER).values();
    }
  }

  private static int largest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  /** Sandler et al., CVPR 2018, table 2: expansion, channels, repetitions, first stride. */
  private static NetworkSpec foldedMobileNet() {
    List<Layer> layers = new ArrayList<>();
    convolution(layers, 32, 3, 2, 1);
    int channels = 32;
    int[][] rows = {
      {1, 16, 1, 1},
      {6, 24, 2, 2},
      {6, 32, 3, 2},
      {6, 64, 4, 2},
      {6, 96, 3, 1},
      {6, 160, 3, 2},
      {6, 320, 1, 1}
    };
    for (int[] row : rows) {
      for (int i = 0; i < row[2]; i++) {
        List<Layer> block = block(channels, row[0], row[1], i == 0 ? row[3] : 1);
        if (i > 0) {
          layers.add(new Layer.Residual(block, List.of()));
        } else {
          layers.addAll(block);
        }
        channels = row[1];
      }
    }
    convolution(layers, 1280, 1, 1, 1);
    layers.add(new Layer.GlobalAveragePooling());
    layers.add(new Layer.Dense(1001, true, HE));
    return new NetworkSpec("folded MobileNet v2", List.of(3, 224, 224), layers);
  }

  private static List<Layer> block(int channels, int expansion, int filters, int stride) {
    List<Layer> layers = new ArrayList<>();
    int wide = channels * expansion;
    if (expansion > 1) {
      convolution(layers, wide, 1, 1, 1);
    }
    convolution(layers, wide, 3, stride, wide);
    layers.add(new Layer.Convolution(filters, Window.of(1), 1, true, HE));
    return layers;
  }

  private static void convolution(
      List<Layer> layers, int filters, int kernel, int stride, int groups) {
    Window.Padding padding =
        kernel == 1
            ? new Window.Padding(0, 0, 0, 0)
            : stride == 1 ? new Window.Padding(1, 1, 1, 1) : new Window.Padding(0, 1, 0, 1);
    Window window = Window.of(kernel).strided(stride).padded(padding);
    layers.add(new Layer.Convolution(filters, window, groups, true, HE));
    layers.add(new Layer.Relu6());
  }

  /** The file names its arrays by their place in the network. */
  private static Weights inOrder(NetworkSpec spec, NamedTensors published) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    List<String> names = published.tensors().keySet().stream().sorted(ORDER).toList();
    List<Map.Entry<String, Tensor>> ours =
        List.copyOf(Weights.initial(spec, new Seed(1)).tensors().entrySet());
    assertThat(names).hasSameSizeAs(ours);
    for (int i = 0; i < names.size(); i++) {
      Tensor theirs = published.tensors().get(names.get(i)).read();
      Tensor mine = ours.get(i).getValue();
      assertThat(theirs.size()).as(names.get(i)).isEqualTo(mine.size());
      tensors.put(ours.get(i).getKey(), new Tensor(theirs.values(), mine.shape()));
    }
    return new Weights(tensors);
  }

  /** conv07 before conv08, and its weight before its bias. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> name.substring(0, 6))
          .thenComparing(name -> name.endsWith("bias"));
}
