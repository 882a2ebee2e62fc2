package equipoise.classifiers.loss;

import equipoise.classifiers.batch.ClassDraw;
import java.util.OptionalDouble;

/** Training on mixed examples, by the loss and the draws of something else. */
interface MixedTraining extends LossSpec {
  /** What it is combined with. */
  LossSpec inner();

  @Override
  default TrainingLoss of(int[] counts) {
    return inner().of(counts);
  }

  @Override
  default ClassDraw draw() {
    return inner().draw();
  }

  @Override
  default OptionalDouble cosineScale() {
    return inner().cosineScale();
  }

  @Override
  default double lastPhase() {
    return inner().lastPhase();
  }
}
