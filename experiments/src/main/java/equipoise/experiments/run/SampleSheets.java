package equipoise.experiments.run;

import equipoise.core.Counted;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.learning.Resampled;
import equipoise.core.trial.DrawnSheet;
import equipoise.gan.NearestReal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Example images of each method in a study's first repeat, of the rarest classes: real ones, and
 * synthetic ones beside what they were made from or what comes nearest to them.
 */
final class SampleSheets {
  private static final int ROWS = 6;
  private static final int COLUMNS = 6;
  private static final int RARE_CLASSES = 3;

  private SampleSheets() {}

  /** The sheets of a trial's real training images and of what its method made of them. */
  static List<DrawnSheet> of(Trial trial, Dataset train, Resampled resampled) {
    String dataset = trial.data().name();
    List<DrawnSheet> sheets = new ArrayList<>();
    sheets.add(real(dataset, train).drawn(train.fingerprint()));
    boolean images = resampled.data().data().isImages(); // not rows of features
    List<Integer> chosen = images ? chosen(train, resampled) : List.of();
    if (!chosen.isEmpty()) {
      sheets.add(
          synthetic(dataset, trial.method().label(), train, resampled, chosen)
              .drawn(trial.resamplingKey()));
    }
    return sheets;
  }

  private static Pictures real(String dataset, Dataset train) {
    List<String> columns = IntStream.rangeClosed(1, COLUMNS).mapToObj(String::valueOf).toList();
    Pictures pictures = new Pictures(dataset, "real", "real", columns);
    int[] counts = train.counts();
    for (int label : rarestFirst(counts)) {
      int[] rows = train.rowsOf(label);
      List<byte[]> images = new ArrayList<>();
      for (int k = 0; k < Math.min(COLUMNS, rows.length); k++) {
        images.add(Pictures.image(train, rows[k]));
      }
      pictures.add(train.classes().get(label), images, Counted.of(counts[label], "training image"));
    }
    return pictures;
  }

  private static List<Integer> rarestFirst(int[] counts) {
    return IntStream.range(0, counts.length)
        .filter(c -> counts[c] > 0)
        .boxed()
        .sorted(Comparator.comparingInt(c -> counts[c]))
        .toList();
  }

  /** Rows of the resampled set to show: synthetic, not mere copies, of the rarest classes. */
  private static List<Integer> chosen(Dataset train, Resampled resampled) {
    Dataset data = resampled.data().data();
    List<Integer> chosen = new ArrayList<>();
    int classes = 0;
    for (int label : rarestFirst(train.counts())) {
      List<Integer> found =
          IntStream.range(0, data.size())
              .filter(i -> resampled.original().originalOf(data.label(i)) == label)
              .filter(i -> worthShowing(data.origin(i)))
              .limit(ROWS / RARE_CLASSES)
              .boxed()
              .toList();
      chosen.addAll(found);
      classes += found.isEmpty() ? 0 : 1;
      if (classes == RARE_CLASSES) {
        break;
      }
    }
    return chosen;
  }

  private static boolean worthShowing(Origin origin) {
    return origin instanceof Origin.Interpolated
        || origin instanceof Origin.Derived
        || origin instanceof Origin.Generated;
  }

  private static Pictures synthetic(
      String dataset, String method, Dataset train, Resampled resampled, List<Integer> chosen) {
    Dataset data = resampled.data().data();
    Pictures pictures = empty(dataset, method, data.origin(chosen.get(0)));
    for (int row : chosen) {
      String className =
          resampled.original().originals().get(resampled.original().originalOf(data.label(row)));
      Origin origin = data.origin(row);
      if (origin instanceof Origin.Interpolated from && pictures.shows("interpolated")) {
        pictures.add(
            className,
            List.of(
                Pictures.image(train, from.base()),
                Pictures.image(train, from.neighbour()),
                Pictures.image(data, row)),
            String.format(Locale.ROOT, "gap %.2f", from.gap()));
      } else if (origin instanceof Origin.Derived from && pictures.shows("derived")) {
        pictures.add(
            className,
            List.of(Pictures.image(train, from.base()), Pictures.image(data, row)),
            from.derivation().name().toLowerCase(Locale.ROOT));
      } else if (origin instanceof Origin.Generated && pictures.shows("generated")) {
        NearestReal nearest = NearestReal.of(train, data, row);
        pictures.add(
            className,
            List.of(Pictures.image(data, row), Pictures.image(train, nearest.index())),
            String.format(Locale.ROOT, "distance %.0f", nearest.distance()));
      }
    }
    return pictures;
  }

  /** A sheet for rows of the first one's kind: a method makes one kind. */
  private static Pictures empty(String dataset, String method, Origin first) {
    if (first instanceof Origin.Generated) {
      return new Pictures(
          dataset, method, "generated", List.of("generated", "nearest training image"));
    }
    return first instanceof Origin.Derived
        ? new Pictures(dataset, method, "derived", List.of("base", "result"))
        : new Pictures(dataset, method, "interpolated", List.of("base", "neighbour", "result"));
  }
}
