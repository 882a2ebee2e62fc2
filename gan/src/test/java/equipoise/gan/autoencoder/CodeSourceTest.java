package equipoise.gan.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.CountingEngine;
import equipoise.gan.generator.GenerativeFamily;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.PaddedShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources made from kept decoder weights and codes, without an image or an encoder. */
class CodeSourceTest {
  private static final AutoencoderOptions NETWORKS =
      new AutoencoderOptions(3, 2, 1e-3, ReconstructionLoss.CROSS_ENTROPY);
  private static final PaddedShape SHAPE =
      PaddedShape.forDoublings("test", new ImageShape(1, 8, 8));
  private static final int CLASSES = 2;
  private static final int[] CONDITIONS = {0, 1, 1, 0, 1};
  private static final Seed SEED = new Seed(5);

  private final CountingEngine engine = new CountingEngine(Engines.named("auto"));

  /** A family and the networks that it decodes with. */
  record Subject(GenerativeFamily family, AutoencoderNetworks networks) {
    ImageSource source(Engine engine, Weights kept) {
      return family.source(engine, SHAPE, CLASSES, kept);
    }

    /** All images of class 0 have one code, those of class 1 another. */
    Map<String, Tensor> kept() {
      Map<String, Tensor> kept = new HashMap<>();
      Weights.initial(networks.decoder(), SEED)
          .tensors()
          .forEach((name, tensor) -> kept.put("decoder." + name, tensor));
      kept.put("codes.0.0", new Tensor(new float[] {1, 2, 3, 1, 2, 3}, 2, 3));
      kept.put("codes.1.0", new Tensor(new float[] {-1, 0, 2}, 1, 3));
      return kept;
    }
  }

  static List<Subject> subjects() {
    DeepSmote.Options deep = DeepSmote.Options.DEFAULTS;
    LatentSmote.Options latent =
        new LatentSmote.Options(
            LatentSmote.Options.DEFAULTS.training(),
            NETWORKS,
            new Beta(1),
            CodeNeighbours.DEFAULTS);
    return List.of(
        new Subject(
            new DeepSmote(
                new DeepSmote.Options(
                    deep.training(), NETWORKS, deep.penalty(), deep.neighbours())),
            AutoencoderNetworks.plain("deepsmote", NETWORKS, SHAPE)),
        new Subject(
            new LatentSmote(latent),
            AutoencoderNetworks.variational("latent-smote", NETWORKS, SHAPE, CLASSES)),
        new Subject(
            new LatentCdsmote(new LatentCdsmote.Options(latent, 3)),
            AutoencoderNetworks.variational("latent-cdsmote", NETWORKS, SHAPE, CLASSES)));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void images_are_the_decoded_codes(Subject subject) {
    Weights kept = new Weights(subject.kept());
    float[] codes = {1, 2, 3, -1, 0, 2, -1, 0, 2, 1, 2, 3, -1, 0, 2};
    try (ImageSource source = subject.source(engine, kept);
        var decoder = subject.networks().imageDecoder(engine, NamedWeights.part(kept, "decoder"))) {
      Tensor expected =
          decoder.forward(
              ConditionedCodes.of(
                  new Tensor(codes, 5, 3), CONDITIONS, subject.networks().classes()),
              Mode.INFER);
      Tensor drawn = source.draw(CONDITIONS, SEED.generator());
      assertThat(drawn.shape()).containsExactly(5, 1, 8, 8);
      assertThat(drawn.values()).containsExactly(expected.values(), within(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void what_a_source_keeps_makes_one_that_draws_the_same_images(Subject subject) {
    try (ImageSource source = subject.source(engine, new Weights(subject.kept()));
        ImageSource other = subject.source(engine, source.kept())) {
      assertThat(source.kept().tensors()).isEqualTo(subject.kept());
      assertThat(other.draw(CONDITIONS, SEED.generator()))
          .isEqualTo(source.draw(CONDITIONS, SEED.generator()));
    }
    assertThat(engine.open()).isZero();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void what_is_missing_is_named_and_nothing_stays_open(Subject subject) {
    for (String name : List.of("decoder.0.weight", "codes.1.0")) {
      Map<String, Tensor> kept = subject.kept();
      kept.remove(name);
      assertThatThrownBy(() -> subject.source(engine, new Weights(kept)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name.substring(name.indexOf('.') + 1));
    }
    assertThat(engine.open()).isZero();
  }
}
