package equipoise.experiments.run;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How long the trials that are left will take, from those that were measured, kind by kind: data
 * set, method and classifier. The first one measured does not count, because it loads libraries and
 * data. A kind that has not been measured is estimated by what the plan expected of it and how far
 * the plan was off so far; while more than half of what is left is such, nothing is said.
 */
final class TimeLeft {
  private static final double LARGEST_GUESS = .5;

  private final ToDoubleFunction<Trial> cost;
  private final int workers;
  private final Map<Kind, Mean> trials = new HashMap<>();
  private final Map<Kind, Mean> generators = new HashMap<>();
  private boolean warm;
  private double measuredCost;
  private double measuredSeconds;

  /**
   * @param cost the seconds that the plan expects of a trial
   * @param workers trials at a time
   */
  TimeLeft(ToDoubleFunction<Trial> cost, int workers) {
    this.cost = cost;
    this.workers = workers;
  }

  private record Kind(String data, String method, String classifier) {
    static Kind of(Trial trial) {
      return new Kind(trial.data().name(), trial.method().label(), trial.classifier().label());
    }

    static Kind ofGenerator(Trial trial) {
      return new Kind(trial.data().name(), trial.method().label(), "");
    }
  }

  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }
  }

  void trial(Trial trial, double seconds) {
    if (warm) {
      trials.computeIfAbsent(Kind.of(trial), kind -> new Mean()).add(seconds);
      measuredCost += cost.applyAsDouble(trial);
      measuredSeconds += seconds;
    }
    warm = true;
  }

  /** The training of a trial's generator. */
  void generator(Trial trial, double seconds) {
    generators.computeIfAbsent(Kind.ofGenerator(trial), kind -> new Mean()).add(seconds);
    warm = true;
  }

  /**
   * Empty while too little is known.
   *
   * @param left trials without a result
   * @param made keys of the rows of generators that are trained
   */
  Optional<Duration> of(Collection<Trial> left, Set<String> made) {
    if (measuredCost == 0) {
      return Optional.empty();
    }
    Set<String> trained = new HashSet<>(made);
    double known = 0;
    double guessed = 0;
    for (Trial trial : left) {
      Mean generator = generators.get(Kind.ofGenerator(trial));
      if (generator != null && trained.add(trial.resamplingKey())) {
        known += generator.value();
      }
      Mean mean = trials.get(Kind.of(trial));
      if (mean == null) {
        guessed += cost.applyAsDouble(trial) * measuredSeconds / measuredCost;
      } else {
        known += mean.value();
      }
    }
    return guessed > LARGEST_GUESS * (known + guessed)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(1e3 * (known + guessed) / workers)));
  }
}
