package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Network;
import equipoise.engines.api.Schedule;
import java.util.Locale;
import java.util.function.IntConsumer;

/** One training of one network: steps, validations, early stopping. */
final class CnnTraining {
  private final Inference inference;
  private final Lesson lesson;
  private final CnnOptions options;
  private final int stepsPerEpoch;
  private final Schedule schedule;
  private int step;

  CnnTraining(Inference inference, Lesson lesson, CnnOptions options, int stepsPerEpoch) {
    this.inference = inference;
    this.lesson = lesson;
    this.options = options;
    this.stepsPerEpoch = stepsPerEpoch;
    this.schedule = options.optimization().over(options.epochs(), stepsPerEpoch);
  }

  /**
   * How a training ended.
   *
   * @param improving whether its validation scores were still rising
   */
  record Outcome(LearningCurve curve, boolean improving) {}

  /**
   * Trains, and leaves the chosen weights in the network. Patience begins with the last phase, so
   * that no training stops before its method has done what it defers.
   *
   * @param phaseStart share of the training after which its loss or draws change
   * @param begin is given the number of each epoch, from 1, before it begins
   */
  Outcome run(Dataset validation, double phaseStart, IntConsumer begin, Progress progress) {
    EarlyStopping stopping = new EarlyStopping(inference.network(), options.patience());
    double lossSum = 0;
    int lossSteps = 0;
    int lastPhase = 0;
    trace(progress);
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      progress.report("epoch", epoch - 1, options.epochs());
      begin.accept(epoch);
      for (int k = 0; k < stepsPerEpoch; k++) {
        progress.checkpoint();
        lossSum += takeStep();
        lossSteps++;
        if (step == 1) {
          trace(progress);
        }
      }
      trace(progress);
      if (epoch % options.validationInterval() == 0 || epoch == options.epochs()) {
        ValidationScore score = ValidationScore.of(inference.probabilities(validation), validation);
        stopping.add(step, lossSum / lossSteps, score);
        lossSum = 0;
        lossSteps = 0;
        lastPhase += done() > phaseStart ? 1 : 0;
        if (stopping.exhausted() && lastPhase >= options.patience()) {
          progress.note(stopped(epoch));
          break;
        }
      }
    }
    progress.report("epoch", options.epochs(), options.epochs());
    boolean improving = stopping.improving(new BudgetCheck(lastPhase));
    return new Outcome(stopping.restore(), improving);
  }

  private void trace(Progress progress) {
    progress.trace("weights", step, () -> inference.network().weights().fingerprint());
  }

  private static Note stopped(int epoch) {
    return Note.of(
        Note.Kind.TRAINING,
        "Training stopped after epoch " + epoch + ": no better score on the validation set.");
  }

  /** Share of the training that lies behind. */
  private double done() {
    return step / ((double) stepsPerEpoch * options.epochs());
  }

  private double takeStep() {
    Network network = inference.network();
    double factor = schedule.scale(step);
    double value = lesson.teach(network, done());
    step++;
    if (!Double.isFinite(value)) {
      throw diverged(value, factor);
    }
    Optimization optimization = options.optimization();
    if (optimization.clip() > 0) {
      network.clip(optimization.clip());
    }
    network.update(factor);
    if (optimization.l1() > 0) {
      double rate = optimization.optimizer().optimizer().rate();
      L1Shrinkage.apply(network, optimization.l1() * rate * factor);
    }
    return value;
  }

  private TrainingException diverged(double value, double factor) {
    return new TrainingException(
        String.format(
            Locale.ROOT,
            "%s: the loss is %s at step %d (%s, rate factor %.3g): a smaller learning rate may help",
            inference.network().spec().name(),
            value,
            step,
            options.optimization().optimizer().optimizer(),
            factor));
  }
}
