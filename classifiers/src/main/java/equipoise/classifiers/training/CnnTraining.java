package equipoise.classifiers.training;

import equipoise.classifiers.loss.TrainingLoss;
import equipoise.core.data.Dataset;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Schedule;
import equipoise.engines.api.Tensor;
import java.util.Locale;

/** One training of one network: steps, validations, early stopping. */
final class CnnTraining {
  private final Inference inference;
  private final Batches batches;
  private final TrainingLoss loss;
  private final CnnOptions options;
  private final int stepsPerEpoch;
  private final Schedule schedule;
  private int step;

  CnnTraining(
      Inference inference,
      Batches batches,
      TrainingLoss loss,
      CnnOptions options,
      int stepsPerEpoch) {
    this.inference = inference;
    this.batches = batches;
    this.loss = loss;
    this.options = options;
    this.stepsPerEpoch = stepsPerEpoch;
    this.schedule = options.optimization().over(options.epochs(), stepsPerEpoch);
  }

  /** Trains, leaves the chosen weights in the network and returns the learning curve. */
  LearningCurve run(Dataset validation, Progress progress) {
    EarlyStopping stopping = new EarlyStopping(inference.network(), options.patience());
    double lossSum = 0;
    int lossSteps = 0;
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      progress.report("epoch", epoch - 1, options.epochs());
      for (int k = 0; k < stepsPerEpoch; k++) {
        progress.checkpoint();
        lossSum += takeStep();
        lossSteps++;
      }
      if (epoch % options.validationInterval() == 0 || epoch == options.epochs()) {
        ValidationScore score = ValidationScore.of(inference.probabilities(validation), validation);
        stopping.add(step, lossSum / lossSteps, score);
        lossSum = 0;
        lossSteps = 0;
        if (stopping.exhausted()) {
          progress.note(
              Note.of(
                  Note.Kind.TRAINING,
                  "Training stopped after epoch "
                      + epoch
                      + ": no better score on the validation set."));
          break;
        }
      }
    }
    progress.report("epoch", options.epochs(), options.epochs());
    return stopping.restore();
  }

  private double takeStep() {
    double factor = schedule.scale(step);
    Tensor images = batches.advance();
    double value =
        inference.network().learn(images, Mode.TRAIN, logits -> loss.of(logits, batches.labels()));
    step++;
    if (!Double.isFinite(value)) {
      throw diverged(value, factor);
    }
    if (options.optimization().clip() > 0) {
      inference.network().clip(options.optimization().clip());
    }
    inference.network().update(factor);
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
