package equipoise.classifiers.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import equipoise.classifiers.architecture.RowNetworks;
import equipoise.classifiers.training.NetworkModel;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Expected values: PyTorch 1.13 in double precision (Debian's python3-torch), autograd of the same
 * network, {@code conv2d, relu, max_pool2d(2), linear} with weights and pixels by the formulas
 * below; class 1 is {@code logsumexp} of the last two logits. Grad-CAM by its definition, enlarged
 * by {@code interpolate(mode='bilinear', align_corners=False)}; integrated gradients by 20,000
 * midpoints from an image of the median level; occlusion by a 2x2 square of that level, stride 1.
 */
class ExplanationsTest {
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          "tiny",
          List.of(1, 4, 4),
          List.of(
              new Layer.Convolution(2, 3, 1, 1, true, new Layer.Initializer.HeNormal()),
              new Layer.Relu(),
              new Layer.MaxPooling(2, 2),
              new Layer.Flatten(),
              new Layer.Dense(3, true, new Layer.Initializer.GlorotUniform())));

  private static final Engine ENGINE = Engines.named("auto");
  private static final float[] IMAGE = new float[16];

  static {
    for (int i = 0; i < 16; i++) {
      IMAGE[i] = i * 37 % 256;
    }
  }

  private static ScoringNetwork network;

  @BeforeAll
  static void open() {
    network = ScoringNetwork.open(model(), ENGINE);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  /** Input = level / 100 - 1; the last two classes are parts of the second one. */
  private static NetworkModel model() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("0.weight", new Tensor(formula(18), 2, 1, 3, 3));
    weights.put("0.bias", new Tensor(new float[] {0.1f, -0.2f}, 2));
    weights.put("4.weight", new Tensor(formula(24), 3, 8));
    weights.put("4.bias", new Tensor(new float[] {0, 0.3f, -0.1f}, 3));
    ClassMap classes = new ClassMap(List.of("a", "b"), new int[] {0, 1, 1});
    return new NetworkModel(SPEC, new Weights(weights), 0.01f, -1, classes);
  }

  private static float[] formula(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = ((i * 7 + 3) % 11 - 5) / 10f;
    }
    return values;
  }

  private static float[] flat(float[][] map) {
    float[] flat = new float[map.length * map[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = map[i / map[0].length][i % map[0].length];
    }
    return flat;
  }

  @Test
  void scores_are_logits_and_of_a_decomposed_class_their_log_sum() {
    assertEquals(-0.0759, network.scores(List.of(IMAGE), 0)[0], 1e-6);
    assertEquals(0.832618, network.scores(List.of(IMAGE, IMAGE), 1)[1], 1e-6);
  }

  @Test
  void saliency_is_the_size_of_the_gradient_at_each_pixel() {
    float[] first = {
      .0004f, .002f, .0023f, .0005f, .0004f, .0018f, .0021f, 0, .0025f, .0045f, .0037f, .0026f,
      .0024f, .0014f, .0023f, .0021f
    };
    float[] second = {
      .000100645f,
      .000099355f,
      .00200258f,
      .000749678f,
      .000348388f,
      .00314645f,
      .00140193f,
      .000449033f,
      .00070387f,
      .00049871f,
      .0004f,
      .00179936f,
      .00225032f,
      .0027471f,
      .00140193f,
      .00195032f
    };
    assertArrayEquals(first, flat(new Saliency().map(network, IMAGE, 0)), 1e-8f);
    assertArrayEquals(second, flat(new Saliency().map(network, IMAGE, 1)), 1e-8f);
  }

  @Test
  void grad_cam_weights_the_last_maps_by_their_mean_gradients() {
    float[] coarse = {.0078f, .0543f, .084375f, .05025f};
    float[] enlarged = {
      .0078f, .019425f, .042675f, .0543f, .0269438f, .0335297f, .0467016f, .0532875f, .0652313f,
      .0617391f, .0547547f, .0512625f, .084375f, .0758438f, .0587813f, .05025f
    };
    assertArrayEquals(coarse, flat(new GradCam().coarse(network, IMAGE, 0)), 1e-6f);
    assertArrayEquals(enlarged, flat(new GradCam().map(network, IMAGE, 0)), 1e-6f);
    assertArrayEquals(
        new float[] {0, .00890511f, .00103639f, .00959608f},
        flat(new GradCam().coarse(network, IMAGE, 1)),
        1e-7f);
  }

  @Test
  void integrated_gradients_sum_to_the_difference_of_the_scores() {
    float[] first = {
      -.0394264f, .117813f, -.0446621f, .00703247f, .0226492f, -.169284f, .258116f, .00815724f,
      -.111666f, .0605014f, .0621125f, -.133538f, -.192286f, .143883f, -.175147f, .0944492f
    };
    float[] start = Levels.median(network.shape(), IMAGE);
    double[] differences = {-0.0913, 0.0679431};
    for (int label = 0; label < 2; label++) {
      IntegratedGradients.Path path =
          IntegratedGradients.DEFAULTS.path(network, IMAGE, start, label);
      assertEquals(differences[label], path.difference(), 1e-6);
      assertTrue(path.gap() <= 0.01, path.gap() + " after " + path.steps());
    }
    float[] fine = flat(new IntegratedGradients(1e-9, 1024).map(network, IMAGE, 0));
    assertArrayEquals(first, fine, 5e-4f);
  }

  @Test
  void occlusion_is_the_mean_fall_of_the_score_under_the_squares_over_a_pixel() {
    float[] first = {
      -.1255f, -.0433f, .05395f, .069f, -.2258f, -.10895f, .005425f, .00295f, -.26395f, -.09475f,
      -.020925f, -.1163f, -.2018f, -.0149f, .00125f, -.1695f
    };
    assertArrayEquals(first, flat(new Occlusion(2, 1).map(network, IMAGE, 0)), 1e-6f);
  }

  @Test
  void smooth_gradients_without_noise_are_the_saliency_and_with_noise_depend_on_the_seed_alone() {
    float[][] saliency = new Saliency().map(network, IMAGE, 0);
    SmoothGrad still = new SmoothGrad(4, 0, new Seed(1));
    assertArrayEquals(flat(saliency), flat(still.map(network, IMAGE, 0)), 1e-9f);
    SmoothGrad noisy = new SmoothGrad(20, 0.2, new Seed(1));
    float[] once = flat(noisy.map(network, IMAGE, 0));
    assertArrayEquals(once, flat(noisy.map(network, IMAGE, 0)));
    float[] other = flat(new SmoothGrad(20, 0.2, new Seed(2)).map(network, IMAGE, 0));
    double distance = 0;
    for (int i = 0; i < other.length; i++) {
      distance += Math.abs(other[i] - once[i]);
    }
    assertTrue(distance > 0, "another seed draws other noise");
  }

  @Test
  void the_first_filters_and_maps_are_those_of_the_first_convolution() {
    FirstFilters filters = FirstFilters.of(model()).orElseThrow();
    assertEquals(List.of(2, 1, 3, 3), List.of(filters.count(), filters.channels(), 3, 3));
    assertArrayEquals(formula(18), filters.values());
    List<FeatureMaps> maps = FeatureMaps.of(model(), ENGINE, IMAGE);
    assertEquals(1, maps.size());
    assertEquals("after layer 2, Relu", maps.get(0).title());
    // By hand, filter 0 at the second pixel of the second row: .1 + sum of weight * input.
    float sum = 0.1f;
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        sum += formula(18)[3 * y + x] * (IMAGE[4 * y + x] / 100 - 1);
      }
    }
    assertEquals(Math.max(0, sum), maps.get(0).values()[5], 1e-6f);
  }

  /** Pretrained networks begin with a 1x1 layer that only scales the colours. */
  @Test
  void a_layer_that_sees_single_pixels_is_not_taken_for_the_first_filters() {
    Layer.Initializer he = new Layer.Initializer.HeNormal();
    NetworkSpec spec =
        new NetworkSpec(
            "scaled",
            List.of(1, 8, 8),
            List.of(
                new Layer.Convolution(3, 1, 1, 0, true, he),
                new Layer.Convolution(5, 3, 1, 0, true, he),
                new Layer.GlobalAveragePooling(),
                new Layer.Dense(2, true, he)));
    Weights weights = Weights.initial(spec, new Seed(1));
    NetworkModel scaled =
        new NetworkModel(spec, weights, 0.01f, -1, ClassMap.identity(List.of("a", "b")));
    FirstFilters filters = FirstFilters.of(scaled).orElseThrow();
    assertEquals(List.of(5, 3), List.of(filters.count(), filters.channels()));
    assertArrayEquals(weights.get("1.weight").values(), filters.values());
  }

  @Test
  void a_network_of_rows_has_no_feature_maps_but_all_other_maps() {
    NetworkSpec spec = RowNetworks.LSTM.spec(new ImageShape(1, 8, 8), 2, 0);
    NetworkModel rows =
        new NetworkModel(
            spec,
            Weights.initial(spec, new Seed(1)),
            0.01f,
            -1,
            ClassMap.identity(List.of("a", "b")));
    float[] image = new float[64];
    for (int i = 0; i < image.length; i++) {
      image[i] = i * 37 % 256;
    }
    try (ScoringNetwork opened = ScoringNetwork.open(rows, ENGINE)) {
      assertFalse(opened.hasMaps());
      assertThrows(
          IllegalArgumentException.class,
          () -> new GradCam().map(opened, image, 0),
          "feature maps");
      assertEquals(8, new Saliency().map(opened, image, 1).length);
      assertEquals(8, Occlusion.DEFAULTS.map(opened, image, 1)[7].length);
      assertTrue(FirstFilters.of(rows).isEmpty());
      assertTrue(FeatureMaps.of(rows, ENGINE, image).isEmpty());
    }
  }
}
