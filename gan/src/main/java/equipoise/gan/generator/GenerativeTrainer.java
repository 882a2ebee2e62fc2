package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engine;
import equipoise.gan.generator.KeptGenerator.TrainingOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Trains the networks of a family: one generator for all classes of at least {@link
 * TrainingOptions#minimum()} images. Its images come from the moving average of the weights at the
 * last checkpoint ({@link CheckpointSelector}).
 *
 * <p>Deterministic for an engine with one native thread: the same data, options and seed give the
 * same images, in any thread.
 */
public final class GenerativeTrainer implements GeneratorTrainer {
  private final Supplier<Engine> engine;
  private final GenerativeFamily family;
  private final GeneratorStore store;

  /**
   * @param engine called when training starts, so that no native library is loaded before
   * @param store asked for the generator, or how far its training came, before it is trained
   */
  public GenerativeTrainer(Supplier<Engine> engine, GenerativeFamily family, GeneratorStore store) {
    this.engine = Objects.requireNonNull(engine);
    this.family = Objects.requireNonNull(family);
    this.store = Objects.requireNonNull(store);
  }

  /** Keeps nothing. */
  public GenerativeTrainer(Supplier<Engine> engine, GenerativeFamily family) {
    this(engine, family, GeneratorStore.NONE);
  }

  /**
   * @param train images; every class of at least {@link TrainingOptions#minimum()} is trained
   * @param validation images of the same shape and classes, which the checkpoints' images are
   *     compared with
   * @param progress gets each "step", samples at each checkpoint, and notes on refused, small and
   *     collapsed classes and the checkpoint that was selected; of a generator that the store has
   *     only the notes
   * @throws IllegalArgumentException if {@code train} is a table, or {@code validation} differs
   *     from it in shape or classes
   * @throws equipoise.core.learning.GenerationException if no class has enough images, the networks
   *     cannot take the images' shape, or the training collapsed or diverged
   */
  @Override
  public Generator fit(TrainingSet train, Dataset validation, Seed seed, Progress progress) {
    Dataset data = train.data();
    requireImages(data);
    requireAlike(data, validation);
    PaddedShape shape = family.padded(data.imageShape());
    TrainedClasses classes = TrainedClasses.of(data, family.name(), family.training().minimum());
    Engine used = engine.get();
    String id = GeneratorName.of(family, used, data, validation, seed);
    Optional<KeptGenerator> kept = store.generator(id);
    if (kept.isPresent()) {
      kept.get().notes().forEach(progress::note);
      return TrainedGenerator.of(used, family, kept.get());
    }
    classes.notes().forEach(progress::note);
    TrainingImages images = new TrainingImages(data, shape, classes);
    try (GenerativeModel model = family.model(used, images, seed)) {
      TrainedGenerator generator =
          new TrainedGenerator(id, model.source(), shape, classes.generated(data));
      boolean trained = false;
      try {
        ModeCollapseDetector detector =
            new ModeCollapseDetector(family.name(), family.training().steps());
        CheckpointSelector selector = new CheckpointSelector(data, validation, classes);
        TrainingLoop loop = new TrainingLoop(family.training(), images, selector, detector, seed);
        Checkpoint taken = loop.run(model, generator, new TrainingMemory(store, id), progress);
        List<Note> conclusions = conclusions(taken, selector.measures(), detector, classes, data);
        conclusions.forEach(progress::note);
        TrainingOrigin origin =
            new TrainingOrigin(data.name(), data.fingerprint(), seed.value(), used.identity());
        List<Note> notes = Stream.of(classes.notes(), conclusions).flatMap(List::stream).toList();
        store.keep(() -> generator.kept(family, origin, notes, loop.history()));
        trained = true;
        return generator;
      } finally {
        if (!trained) {
          generator.close();
        }
      }
    }
  }

  @Override
  public Map<Integer, String> refusals(Dataset train) {
    requireImages(train);
    family.padded(train.imageShape());
    return TrainedClasses.of(train, family.name(), family.training().minimum()).refused();
  }

  private void requireImages(Dataset data) {
    if (!data.isImages()) {
      throw new IllegalArgumentException(
          "%s generates images, but '%s' holds table rows".formatted(family.name(), data.name()));
    }
  }

  private static void requireAlike(Dataset data, Dataset validation) {
    if (!data.shape().equals(validation.shape()) || !data.classes().equals(validation.classes())) {
      throw new IllegalArgumentException(
          "training data '%s' and validation data '%s' differ in shape or classes"
              .formatted(data.name(), validation.name()));
    }
  }

  private List<Note> conclusions(
      Checkpoint best,
      boolean measured,
      ModeCollapseDetector detector,
      TrainedClasses classes,
      Dataset data) {
    List<Note> notes = new ArrayList<>();
    notes.add(Note.of(Note.Kind.TRAINING, selection(best, measured, detector)));
    for (int condition : best.score().collapsed()) {
      int label = classes.labels().get(condition);
      notes.add(
          Note.of(
              Note.Kind.COLLAPSED,
              label,
              String.format(
                  Locale.ROOT,
                  "The generated images of class '%s' hardly differ from one another (diversity %.2f of the real images').",
                  data.classes().get(label),
                  best.score().diversity()[condition])));
    }
    return notes;
  }

  private String selection(Checkpoint best, boolean measured, ModeCollapseDetector detector) {
    TrainingOptions options = family.training();
    String reason =
        best.step() == options.steps()
            ? "the last"
            : "the last whose images differ from one another, for training collapsed later";
    String distance =
        measured
            ? String.format(
                Locale.ROOT,
                "; squared MMD %.3f to the validation images on grid and edge features",
                best.score().distance())
            : "";
    String discriminator =
        detector.accuracy().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "; discriminator right in %.0f %%",
                100 * detector.accuracy().getAsDouble());
    return String.format(
        Locale.ROOT,
        "%s: %d steps of %d images; taken from step %d, %s; diversity %.2f of the real images'%s%s.",
        family.name(),
        options.steps(),
        options.batch(),
        best.step(),
        reason,
        best.score().meanDiversity(),
        distance,
        discriminator);
  }
}
