package equipoise.gan;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Network;
import equipoise.engines.api.WeightAverage;
import equipoise.engines.api.Weights;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop: steps, the moving average, checkpoints, and the choice of the best. */
final class DcganTraining {
  private static final Logger LOG = LoggerFactory.getLogger(DcganTraining.class);
  private static final int JUDGED_OF_A_CLASS = 48;
  private static final int SHOWN_OF_A_CLASS = 8;

  private final Dcgan.Options options;
  private final AdversarialStep adversaries;
  private final Network generator;
  private final DcganGenerator averaged;
  private final CheckpointJudge judge;
  private final Seed seed;
  private final CollapseWatch watch;

  private Weights best;
  private CheckpointJudge.Verdict bestVerdict;
  private int bestStep;

  DcganTraining(
      Dcgan.Options options,
      AdversarialStep adversaries,
      Network generator,
      DcganGenerator averaged,
      CheckpointJudge judge,
      Seed seed) {
    this.options = options;
    this.adversaries = adversaries;
    this.generator = generator;
    this.averaged = averaged;
    this.judge = judge;
    this.seed = seed;
    this.watch = new CollapseWatch(options.steps());
  }

  /** Trains, and leaves the best checkpoint's average in the generator given at the start. */
  void run(Progress progress) {
    WeightAverage average = new WeightAverage(options.averageDecay(), generator.weights());
    int interval = Math.max(1, options.steps() / options.checkpoints());
    for (int step = 1; step <= options.steps(); step++) {
      progress.checkpoint();
      AdversarialStep.Outcome outcome = adversaries.run(seed.child("step", step).generator());
      watch.step(step, outcome);
      average.add(generator.weights(), decay(options.averageDecay(), step));
      if (step == options.steps() || step % interval == 0 && step + interval <= options.steps()) {
        examine(step, average.weights(), outcome, progress);
      }
      progress.report("step", step, options.steps());
    }
    watch.chosen(bestStep, bestVerdict);
    averaged.load(best);
    conclude(progress);
  }

  /** Smaller at first, so that a short training does not remember its start. */
  static double decay(double limit, int step) {
    return Math.min(limit, (1.0 + step) / (10.0 + step));
  }

  private void examine(
      int step, Weights weights, AdversarialStep.Outcome outcome, Progress progress) {
    watch.weights(step, weights);
    averaged.load(weights);
    Dataset images = averaged.generateAll(JUDGED_OF_A_CLASS, seed.child("checkpoint"));
    CheckpointJudge.Verdict verdict = judge.judge(images);
    LOG.debug(
        "step {}: loss D {} G {}, D right {}, distance {}, diversity {}",
        step,
        outcome.discriminatorLoss(),
        outcome.generatorLoss(),
        watch.accuracy(),
        verdict.distance(),
        verdict.meanDiversity());
    progress.samples("step", step, images.select(shown(images.size())));
    watch.checkpoint(step, verdict);
    if (isBetter(verdict)) {
      best = weights;
      bestVerdict = verdict;
      bestStep = step;
    }
  }

  /**
   * A diverse checkpoint beats one that is not; then the distance decides, or without one the step.
   */
  private boolean isBetter(CheckpointJudge.Verdict verdict) {
    if (best == null || CollapseWatch.diverse(verdict) != CollapseWatch.diverse(bestVerdict)) {
      return best == null || CollapseWatch.diverse(verdict);
    }
    return !judge.measures() || verdict.distance() < bestVerdict.distance();
  }

  private static int[] shown(int size) {
    return IntStream.range(0, size).filter(i -> i % JUDGED_OF_A_CLASS < SHOWN_OF_A_CLASS).toArray();
  }

  private void conclude(Progress progress) {
    String choice =
        judge.measures()
            ? String.format(
                Locale.ROOT,
                "its images were closest to the validation images (squared MMD %.3f on grid and edge features)",
                bestVerdict.distance())
            : "the last, for there are no validation images to choose by";
    progress.note(
        Note.of(
            Note.Kind.TRAINING,
            String.format(
                Locale.ROOT,
                "dcgan: %d steps of %d images; taken from step %d: %s; diversity %.2f of the real images'; discriminator right in %.0f %%",
                options.steps(),
                options.batch(),
                bestStep,
                choice,
                bestVerdict.meanDiversity(),
                100 * watch.accuracy())));
    long poor =
        Arrays.stream(bestVerdict.diversity()).filter(d -> d < CollapseWatch.NO_DIVERSITY).count();
    if (poor > 0) {
      progress.note(
          Note.of(
              Note.Kind.COLLAPSED,
              "dcgan: in %d of %d classes the generated images hardly differ from one another"
                  .formatted(poor, bestVerdict.diversity().length)));
    }
  }
}
