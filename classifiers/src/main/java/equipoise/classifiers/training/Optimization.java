package equipoise.classifiers.training;

import equipoise.core.catalogue.Option;
import equipoise.engines.api.Schedule;
import java.util.Objects;

/**
 * How the weights follow their gradients.
 *
 * @param optimizer with its learning rate
 * @param schedule of the learning rate after the warm-up, up to the last step of the last epoch,
 *     also if training stops earlier
 * @param warmUp epochs over which the rate climbs from near 0, at least 0
 * @param clip bound of the gradients' norm over all weights; 0 sets none
 * @param l1 at least 0: after each step every weight comes nearer to 0 by this times the step's
 *     rate, and stops there: the proximal step of an L1 penalty (Daubechies, Defrise and De Mol,
 *     Communications on Pure and Applied Mathematics 57 (2004) 1413, doi 10.1002/cpa.20042)
 */
public record Optimization(
    OptimizerOptions optimizer,
    @Option("how the learning rate falls") ScheduleShape schedule,
    @Option(value = "epochs over which the learning rate climbs from near 0", min = 0) int warmUp,
    @Option(value = "bound of the norm of the gradients; 0 sets none", min = 0) double clip,
    @Option(value = "strength of the L1 penalty of the weights; 0 sets none", min = 0) double l1) {
  public static final Optimization DEFAULTS =
      new Optimization(OptimizerOptions.DEFAULTS, ScheduleShape.COSINE, 0, 0, 0);

  /** Without an L1 penalty. */
  public Optimization(OptimizerOptions optimizer, ScheduleShape schedule, int warmUp, double clip) {
    this(optimizer, schedule, warmUp, clip, 0);
  }

  public Optimization {
    Objects.requireNonNull(optimizer);
    Objects.requireNonNull(schedule);
    if (warmUp < 0) {
      throw new IllegalArgumentException("warmUp must be at least 0, but is " + warmUp);
    }
    if (!(clip >= 0 && Double.isFinite(clip))) {
      throw new IllegalArgumentException("clip must be at least 0, but is " + clip);
    }
    if (!(l1 >= 0 && Double.isFinite(l1))) {
      throw new IllegalArgumentException("l1 must be at least 0, but is " + l1);
    }
  }

  /** The defaults with another optimiser. */
  public static Optimization by(OptimizerOptions optimizer) {
    return new Optimization(optimizer, DEFAULTS.schedule, 0, 0, 0);
  }

  /**
   * Factors on the optimiser's rate.
   *
   * @param epochs more than the warm-up's
   */
  public Schedule over(int epochs, int stepsPerEpoch) {
    long steps = (long) stepsPerEpoch * (epochs - warmUp);
    Schedule after = schedule.over(steps);
    return warmUp == 0 ? after : new Schedule.WarmUp((long) stepsPerEpoch * warmUp, after);
  }
}
