package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import equipoise.engines.api.WeightAverage;
import equipoise.engines.api.Weights;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop: batches, steps, the moving average, checkpoints. */
final class TrainingLoop {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);
  private static final int SCORED_OF_A_CLASS = 48;
  private static final int SHOWN_OF_A_CLASS = 8;

  private final TrainingOptions options;
  private final TrainingImages images;
  private final CheckpointSelector selector;
  private final ModeCollapseDetector detector;
  private final Seed seed;

  TrainingLoop(
      TrainingOptions options,
      TrainingImages images,
      CheckpointSelector selector,
      ModeCollapseDetector detector,
      Seed seed) {
    this.options = options;
    this.images = images;
    this.selector = selector;
    this.detector = detector;
    this.seed = seed;
  }

  /**
   * Trains the model.
   *
   * @param generator makes the checkpoints' images; left with the weights of the selected one
   */
  Checkpoint run(GenerativeModel model, TrainedGenerator generator, Progress progress) {
    WeightAverage average = new WeightAverage(options.averageDecay(), model.weights());
    int interval = Math.max(1, options.steps() / options.checkpoints());
    for (int step = 1; step <= options.steps(); step++) {
      progress.checkpoint();
      RandomGenerator random = seed.child("step", step).generator();
      StepReport report =
          model.step(step, images.draw(options.batch(), options.labels(), random), random);
      detector.step(step, report);
      average.add(model.weights(), decay(options.averageDecay(), step));
      if (step == options.steps() || step % interval == 0 && step + interval <= options.steps()) {
        LOG.debug("step {}: losses {}", step, report.losses());
        examine(step, average.weights(), generator, progress);
      }
      progress.report("step", step, options.steps());
    }
    Checkpoint selected = selector.selected();
    detector.selected(selected.step(), selected.score());
    generator.load(selected.weights());
    return selected;
  }

  /** Smaller at first, so that a short training does not remember its start. */
  static double decay(double limit, int step) {
    return Math.min(limit, (1.0 + step) / (10.0 + step));
  }

  private void examine(int step, Weights weights, TrainedGenerator generator, Progress progress) {
    detector.weights(step, weights);
    generator.load(weights);
    Dataset samples = generator.generateAll(SCORED_OF_A_CLASS, seed.child("checkpoint"));
    CheckpointScore score = selector.score(samples);
    LOG.debug(
        "step {}: discriminator accuracy {}, distance {}, diversity {}",
        step,
        detector.accuracy(),
        score.distance(),
        score.meanDiversity());
    progress.samples("step", step, samples.select(shown(samples.size())));
    detector.checkpoint(step, score);
    selector.offer(new Checkpoint(step, weights, score));
  }

  private static int[] shown(int size) {
    return IntStream.range(0, size).filter(i -> i % SCORED_OF_A_CLASS < SHOWN_OF_A_CLASS).toArray();
  }
}
