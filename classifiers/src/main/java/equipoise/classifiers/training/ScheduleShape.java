package equipoise.classifiers;

import equipoise.engines.api.Schedule;
import java.util.function.LongFunction;

/** How the learning rate changes over a training's steps, as a study file names it. */
public enum Annealing {
  CONSTANT(steps -> new Schedule.Constant()),
  /** Falls in a straight line to 0 at the last step. */
  LINEAR(steps -> new Schedule.Linear(steps, 0)),
  /** Falls as half a cosine to 0 at the last step. */
  COSINE(steps -> new Schedule.Cosine(steps, 0)),
  /** A tenth after each third of the steps. */
  STEP(steps -> new Schedule.Step((steps + 2) / 3, 0.1));

  private final LongFunction<Schedule> form;

  Annealing(LongFunction<Schedule> form) {
    this.form = form;
  }

  /**
   * @param steps of the training, at least 1
   */
  Schedule over(long steps) {
    return form.apply(steps);
  }
}
