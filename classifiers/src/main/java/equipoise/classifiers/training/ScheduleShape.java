package equipoise.classifiers.training;

import equipoise.engines.api.Schedule;
import java.util.function.LongFunction;

/** How the learning rate falls over the steps of a training. */
public enum ScheduleShape {
  /** Stays as it is. */
  CONSTANT(steps -> new Schedule.Constant()),
  /** Falls in a straight line to 0 at the last step. */
  LINEAR(steps -> new Schedule.Linear(steps, 0)),
  /** Falls as half a cosine to 0 at the last step. */
  COSINE(steps -> new Schedule.Cosine(steps, 0)),
  /** Falls to a tenth after each third of the steps. */
  STEP(steps -> new Schedule.Step((steps + 2) / 3, 0.1));

  private final LongFunction<Schedule> form;

  ScheduleShape(LongFunction<Schedule> form) {
    this.form = form;
  }

  /**
   * @param steps of the training, at least 1
   */
  Schedule over(long steps) {
    return form.apply(steps);
  }
}
