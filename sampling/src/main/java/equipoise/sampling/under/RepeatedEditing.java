package equipoise.sampling.under;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.under.EditedNearestNeighbours.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Edited nearest neighbours again and again. {@link Kind#RENN} edits with k neighbours until
 * nothing is removed any more; {@link Kind#ALL_KNN} edits with 1, then 2, up to k neighbours.
 * Tomek, IEEE Trans. Systems, Man, and Cybernetics 6 (1976) 448, doi 10.1109/TSMC.1976.4309523.
 *
 * <p>As in imbalanced-learn, and differing from the paper, editing ends with a pass after which a
 * class has fewer rows than the smallest one, unless the options allow it. A pass that would empty
 * a class is not taken. Notes say so.
 */
public final class RepeatedEditing implements Sampler {
  public static final Entry<Sampler> RENN =
      SamplerEntry.withDistances("renn", Options.of(Kind.RENN), RepeatedEditing::new)
          .family(Family.CLEANING)
          .summary("edited nearest neighbours until nothing changes")
          .source(
              "Tomek, IEEE Trans. Systems, Man, and Cybernetics 6 (1976) 448, doi 10.1109/TSMC.1976.4309523")
          .traits(Trait.NUMERIC_ONLY)
          .without("allow-minority")
          .build();

  public static final Entry<Sampler> ALL_KNN =
      SamplerEntry.withDistances("all-knn", Options.of(Kind.ALL_KNN), RepeatedEditing::new)
          .family(Family.CLEANING)
          .summary("edited nearest neighbours with 1, then 2, up to k neighbours")
          .source(
              "Tomek, IEEE Trans. Systems, Man, and Cybernetics 6 (1976) 448, doi 10.1109/TSMC.1976.4309523")
          .traits(Trait.NUMERIC_ONLY)
          .without("passes")
          .build();

  private final Options options;

  /** How the number of neighbours changes from pass to pass. */
  public enum Kind {
    RENN("renn"),
    ALL_KNN("all-knn");

    private final String method;

    Kind(String method) {
      this.method = method;
    }
  }

  /**
   * @param k neighbours asked, for {@link Kind#ALL_KNN} in the last pass; at least 1
   * @param agreement when a row stays
   * @param passes the most passes of {@link Kind#RENN}, at least 1
   * @param mayShrink whether editing continues where a class has become smaller than the smallest
   *     (imbalanced-learn's {@code allow_minority}); as there, each pass then spares the class that
   *     is the smallest by now
   */
  public record Options(
      Kind kind,
      @Option(value = "neighbours asked, at most", min = 1) int k,
      @Option(
              name = "kind",
              value =
                  "neighbours that must agree for a row to stay: all, or the most frequent class")
          Agreement agreement,
      @Option(value = "the most passes", min = 1) int passes,
      @Option(
              value =
                  "whether editing continues where a class has become smaller than the smallest",
              name = "allow-minority")
          boolean mayShrink) {
    public Options {
      if (k < 1 || passes < 1) {
        throw new IllegalArgumentException(
            "k and passes must be at least 1, but are " + k + " and " + passes);
      }
    }

    /** k = 3, all neighbours must agree, at most 100 passes. */
    public static Options of(Kind kind) {
      return new Options(kind, 3, Agreement.ALL, 100, false);
    }
  }

  public RepeatedEditing(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    String method = options.kind().method;
    SamplerCall call =
        SamplerCall.of(method, train, strategy, Targets.Kind.CLEANING, seed, progress)
            .requireNumbers();
    List<String> named =
        call.targets().amounts().keySet().stream().map(c -> call.data().classes().get(c)).toList();
    Strategy cleaned = options.mayShrink() ? strategy : new Strategy.Classes(named);
    int smallest = call.train().counts()[call.smallestClass()];
    boolean renn = options.kind() == Kind.RENN;
    List<Note> notes = new ArrayList<>();
    TrainingSet left = train;
    for (int pass = 1; pass <= (renn ? options.passes() : options.k()); pass++) {
      EditedNearestNeighbours enn =
          new EditedNearestNeighbours(
              new EditedNearestNeighbours.Options(renn ? options.k() : pass, options.agreement()));
      TrainingSet edited = enn.resample(left, cleaned, seed, progress).data();
      int[] counts = edited.counts();
      if (anyClass(call, c -> counts[c] == 0)) {
        notes.add(
            Note.of(
                Note.Kind.ADAPTED,
                "Editing ended before pass %d, which would have emptied a class.".formatted(pass)));
        break;
      }
      boolean changed = edited.size() < left.size();
      left = edited;
      if (!options.mayShrink()
          && anyClass(call, c -> c != call.smallestClass() && counts[c] < smallest)) {
        notes.add(
            Note.of(
                Note.Kind.ADAPTED,
                "Editing ended with pass %d, after which a class is smaller than the %d rows of the smallest."
                    .formatted(pass, smallest)));
        break;
      }
      if (renn && !changed) {
        break;
      }
    }
    return Resampled.of(left, notes.toArray(Note[]::new));
  }

  private static boolean anyClass(SamplerCall call, IntPredicate condition) {
    int[] before = call.train().counts();
    return IntStream.range(0, before.length).filter(c -> before[c] > 0).anyMatch(condition);
  }
}
