package equipoise.experiments.run;

import equipoise.core.catalogue.Family;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.experiments.study.Method;
import equipoise.experiments.study.Resampling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One class of one data set in the first repeat (and fold) of a plan.
 *
 * @param after training examples of the class that each method's strategy asks for, by the method's
 *     label; without the methods of which only resampling itself can tell (cleaning, combined,
 *     decomposition)
 */
public record SplitRow(
    String dataset,
    String className,
    int train,
    int validation,
    int test,
    Map<String, Integer> after) {
  public SplitRow {
    after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  /**
   * @param refusals is given a sentence for each method whose strategy these counts cannot meet
   */
  static List<SplitRow> of(
      String dataset, TrialData parts, List<Method> methods, Consumer<String> refusals) {
    Dataset train = parts.train().data();
    int[] counts = train.counts();
    int[] validation = parts.validation().counts();
    int[] test = parts.test().counts();
    Map<String, int[]> after = new LinkedHashMap<>();
    for (Method method : methods) {
      try {
        counts(method, train).ifPresent(found -> after.put(method.label(), found));
      } catch (DataException e) {
        refusals.accept(
            "Every trial of " + method.label() + " would fail: " + e.getMessage() + ".");
      }
    }
    List<SplitRow> rows = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      Map<String, Integer> ofClass = new LinkedHashMap<>();
      for (Map.Entry<String, int[]> entry : after.entrySet()) {
        ofClass.put(entry.getKey(), entry.getValue()[c]);
      }
      rows.add(
          new SplitRow(
              dataset, train.classes().get(c), counts[c], validation[c], test[c], ofClass));
    }
    return rows;
  }

  private static Optional<int[]> counts(Method method, Dataset train) {
    int[] counts = train.counts();
    Resampling resampling = method.resampling().orElse(null);
    if (resampling == null) {
      return Optional.of(counts);
    }
    Family family = resampling.configured().entry().family();
    switch (family) {
      case BASELINE -> {
        return Optional.of(counts);
      }
      case COPYING, INTERPOLATION, GENERATION -> {
        double fill =
            resampling instanceof Resampling.ByGenerator by
                    && by.strategy() instanceof Strategy.Named
                ? by.fill()
                : 1;
        Targets.resolve(resampling.strategy(), Targets.Kind.OVER, train)
            .amounts()
            .forEach((c, more) -> counts[c] += (int) Math.round(fill * more));
        return Optional.of(counts);
      }
      case UNDER_SAMPLING -> {
        Targets.resolve(resampling.strategy(), Targets.Kind.UNDER, train)
            .amounts()
            .forEach((c, kept) -> counts[c] = kept);
        return Optional.of(counts);
      }
      default -> {
        return Optional.empty();
      }
    }
  }
}
