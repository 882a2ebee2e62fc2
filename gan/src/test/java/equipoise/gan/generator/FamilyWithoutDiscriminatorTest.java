package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The loop trains families that have nothing in common with a GAN: here a regression. */
class FamilyWithoutDiscriminatorTest {
  private static final int LATENT = 2;
  private static final Seed SEED = new Seed(6);
  private static final Dataset TRAIN = Patterns.of(1, 8, 8, new Seed(1), 60, 40, 30, 30);
  private static final Dataset VALIDATION = Patterns.of(1, 8, 8, new Seed(2), 9, 9, 9, 9);

  /** Learns the mean image of each class by least squares, with some noise left in. */
  private record MeanImages(TrainingOptions training) implements GenerativeFamily {
    @Override
    public String name() {
      return "mean-images";
    }

    @Override
    public Record options() {
      return training;
    }

    @Override
    public PaddedShape padded(ImageShape shape) {
      return PaddedShape.toMultipleOf(1, shape);
    }

    @Override
    public GenerativeModel model(Engine engine, TrainingImages images, Seed seed) {
      return new Model(engine, images, seed, network(engine, images, seed));
    }

    @Override
    public ImageSource source(Engine engine, PaddedShape shape, int classes, Weights kept) {
      Network network = network(engine, shape, classes, SEED);
      network.load(kept);
      return new Source(network, classes);
    }

    private static Network network(Engine engine, TrainingImages images, Seed seed) {
      return network(engine, images.shape(), images.classes(), seed);
    }

    private static Network network(Engine engine, PaddedShape shape, int classes, Seed seed) {
      NetworkSpec spec =
          new NetworkSpec(
              "mean-images",
              List.of(LATENT + classes),
              List.of(
                  new Layer.Dense(
                      shape.height() * shape.width(), true, new Layer.Initializer.Normal(0.3)),
                  new Layer.Reshape(1, shape.height(), shape.width()),
                  new Layer.Tanh()));
      return engine.create(spec, Optimizer.Adam.of(0.02), seed.child("regression"));
    }
  }

  private record Model(Engine engine, TrainingImages images, Seed seed, Network network)
      implements GenerativeModel {
    @Override
    public StepReport step(int step, ImageBatch batch, RandomGenerator random) {
      Tensor noise = ConditionedNoise.draw(batch.conditions(), images.classes(), LATENT, random);
      Tensor gradient = network.forward(noise, Mode.TRAIN).copy();
      double loss = 0;
      for (int k = 0; k < gradient.size(); k++) {
        float difference = gradient.values()[k] - batch.images().values()[k];
        loss += difference * difference / gradient.size();
        gradient.values()[k] = 2 * difference / gradient.size();
      }
      network.backward(gradient);
      network.update();
      return new StepReport(Map.of("reconstruction", loss), OptionalDouble.empty());
    }

    @Override
    public Weights weights() {
      return network.weights();
    }

    @Override
    public ImageSource source() {
      return new Source(MeanImages.network(engine, images, seed), images.classes());
    }

    @Override
    public NetworkSnapshots snapshots() {
      return NetworkSnapshots.of(Map.of("regression", network));
    }

    @Override
    public void resume(NetworkSnapshots snapshots) {
      snapshots.resume(Map.of("regression", network));
    }

    @Override
    public void close() {
      network.close();
    }
  }

  private record Source(Network network, int classes) implements ImageSource {
    @Override
    public void load(Weights weights) {
      network.load(weights);
    }

    @Override
    public Weights kept() {
      return network.weights();
    }

    @Override
    public Tensor draw(int[] conditions, RandomGenerator random) {
      return network.forward(
          ConditionedNoise.draw(conditions, classes, LATENT, random), Mode.INFER);
    }

    @Override
    public void close() {
      network.close();
    }
  }

  @Test
  void it_learns_and_nothing_is_said_of_a_discriminator() {
    List<Note> notes = new ArrayList<>();
    try (Generator generator = train(60, 0.5, notes)) {
      for (int label = 0; label < 4; label++) {
        double[] made = mean(generator.generate(label, 20, SEED), label);
        int wanted = label;
        assertThat(List.of(0, 1, 2, 3))
            .allMatch(c -> distance(made, mean(TRAIN, wanted)) <= distance(made, mean(TRAIN, c)));
      }
    }
    assertThat(notes)
        .filteredOn(note -> note.kind() == Note.Kind.TRAINING && note.label().isEmpty())
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.sentence())
                    .startsWith("mean-images: 60 steps")
                    .doesNotContain("discriminator"));
  }

  @Test
  void classes_whose_images_hardly_differ_are_noted_one_by_one_or_the_training_fails() {
    List<Note> notes = new ArrayList<>();
    // A training of fewer than 50 steps is not judged as a whole.
    train(40, 0, notes).close();
    assertThat(notes)
        .filteredOn(note -> note.kind() == Note.Kind.COLLAPSED)
        .isNotEmpty()
        .allSatisfy(
            note ->
                assertThat(note.sentence())
                    .contains("'" + TRAIN.classes().get(note.label().orElseThrow()) + "'"));
    assertThatThrownBy(() -> train(400, 0, notes))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("mean-images training collapsed");
  }

  private static Generator train(int steps, double average, List<Note> notes) {
    TrainingOptions options = new TrainingOptions(steps, 32, average, 4, 20, LabelBalance.BALANCED);
    Progress progress =
        new Progress() {
          @Override
          public void report(String stage, long done, long total) {}

          @Override
          public void note(Note note) {
            notes.add(note);
          }
        };
    return new GenerativeTrainer(() -> Engines.named("auto"), new MeanImages(options))
        .fit(Splits.whole(TRAIN), VALIDATION, SEED, progress);
  }

  private static double[] mean(Dataset data, int label) {
    int[] rows = data.rowsOf(label);
    double[] mean = new double[data.dimension()];
    for (int row : rows) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += data.value(row, j) / rows.length;
      }
    }
    return mean;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
