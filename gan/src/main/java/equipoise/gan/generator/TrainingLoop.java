package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import equipoise.core.learning.TrainingPoint;
import equipoise.engines.api.WeightAverage;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop: batches, steps, the moving average, checkpoints. For one training. */
final class TrainingLoop {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);
  private static final int SCORED_OF_A_CLASS = 48;
  private static final int SHOWN_OF_A_CLASS = 8;

  private final TrainingOptions options;
  private final TrainingImages images;
  private final CheckpointSelector selector;
  private final ModeCollapseDetector detector;
  private final Seed seed;
  private final List<TrainingPoint> history = new ArrayList<>();

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
   * Trains the model, from where an interrupted training of the same id had come.
   *
   * @param generator makes the checkpoints' images; left with the weights of the selected one
   */
  Checkpoint run(
      GenerativeModel model, TrainedGenerator generator, TrainingMemory memory, Progress progress) {
    TrainingState start = memory.state().orElse(null);
    WeightAverage average = started(model, start);
    MeanLosses losses = new MeanLosses();
    int interval = Math.max(1, options.steps() / options.checkpoints());
    for (int step = start == null ? 1 : start.step() + 1; step <= options.steps(); step++) {
      progress.checkpoint();
      RandomGenerator random = seed.child("step", step).generator();
      StepReport report =
          model.step(step, images.draw(options.batch(), options.labels(), random), random);
      detector.step(step, report);
      losses.add(report);
      average.add(model.weights(), decay(options.averageDecay(), step));
      if (step == options.steps() || step % interval == 0 && step + interval <= options.steps()) {
        examine(step, average.weights(), losses, generator, progress);
        int finished = step;
        memory.keep(() -> state(finished, model, average));
      }
      progress.report("step", step, options.steps());
    }
    Checkpoint selected = selector.selected();
    detector.selected(selected.step(), selected.score());
    generator.load(selected.weights());
    history.replaceAll(point -> point.taken(point.step() == selected.step()));
    return selected;
  }

  private WeightAverage started(GenerativeModel model, TrainingState start) {
    if (start == null) {
      return new WeightAverage(options.averageDecay(), model.weights());
    }
    model.resume(start.networks());
    selector.offer(start.selected());
    detector.resume(start.vigilance());
    history.addAll(start.history());
    return new WeightAverage(options.averageDecay(), start.average());
  }

  private TrainingState state(int step, GenerativeModel model, WeightAverage average) {
    return new TrainingState(
        step,
        model.snapshots(),
        average.weights(),
        selector.selected(),
        detector.vigilance(),
        history);
  }

  /** How training went so far, a point a checkpoint. */
  List<TrainingPoint> history() {
    return List.copyOf(history);
  }

  /** Smaller at first, so that a short training does not remember its start. */
  static double decay(double limit, int step) {
    return Math.min(limit, (1.0 + step) / (10.0 + step));
  }

  private void examine(
      int step, Weights weights, MeanLosses losses, TrainedGenerator generator, Progress progress) {
    detector.weights(step, weights);
    generator.load(weights);
    Dataset samples = generator.generateAll(SCORED_OF_A_CLASS, seed.child("checkpoint"));
    CheckpointScore score = selector.score(samples);
    history.add(losses.point(step, score));
    LOG.debug("step {}: {}", step, history.get(history.size() - 1).values());
    progress.samples("step", step, samples.select(shown(samples.size())));
    detector.checkpoint(step, score);
    selector.offer(new Checkpoint(step, weights, score));
  }

  private static int[] shown(int size) {
    return IntStream.range(0, size).filter(i -> i % SCORED_OF_A_CLASS < SHOWN_OF_A_CLASS).toArray();
  }
}
