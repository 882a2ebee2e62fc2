package equipoise.sampling.decomposition;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.over.Smote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Class decomposition, then SMOTE: the largest class is split by k-means, which makes it a majority
 * no longer without losing a row; classes far below the average size of the classes that result
 * grow by SMOTE to the size of a reference class. A learner is trained on the sub-classes, and
 * their probabilities are summed. Elyan, Moreno-Garcia and Jayne, Neural Computing and Applications
 * 33 (2021) 2839, doi 10.1007/s00521-020-05130-z.
 *
 * <p>With two classes the reference is one of the sub-classes; with more it is one of all classes
 * that result, and every class other than the largest may grow, as in the variant for engineering
 * symbols.
 *
 * <p>Differs from the published code:
 *
 * <ul>
 *   <li>The reference is by default the class closest at or above the average; the script takes the
 *       one closest to it, the notebook the closest above it. Both are options.
 *   <li>A reference is never smaller than the class that grows. The script's may be, and then it
 *       over-samples the wrong class.
 *   <li>A class grows only if it lies below the average; the script also acts where it lies above.
 *   <li>2 clusters for two classes, 10 for more. With {@link ClusterCount#RATIO}, the published
 *       default, the average never exceeds the minority's size and what remains is decomposition
 *       alone.
 *   <li>Sub-classes go back to their classes by number, not by the text before "_".
 *   <li>Nothing is assumed of the order of the classes' names; the published code takes the
 *       positive class to sort last.
 *   <li>It sees the training set only. Both notebooks over-sample before they split, so their
 *       published gains are measured on leaked data.
 *   <li>k-means starts by k-means++ from a seed, three times; the best start counts.
 * </ul>
 */
public final class Cdsmote implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withOwnSizes("cdsmote", Options.DEFAULTS, Cdsmote::new)
          .family(Family.DECOMPOSITION)
          .summary(
              "the largest class split into sub-classes by k-means, small ones filled by SMOTE")
          .source(
              "Elyan, Moreno-Garcia, Jayne, Neural Computing and Applications 33 (2021) 2839, doi 10.1007/s00521-020-05130-z")
          .traits(Trait.NUMERIC_ONLY, Trait.CHANGES_CLASSES)
          .build();

  private final Options options;

  /**
   * @param clusters into how many sub-classes the largest class is split
   * @param reference to which size a class grows
   * @param threshold rows that a class must lie below the average to grow, at least 0
   * @param smote how it grows
   */
  public record Options(
      @Option(
              value =
                  "sub-classes of a split class; auto: two for two classes, ten for more; ratio: largest class over smallest",
              min = 1,
              words = {"auto", "ratio"})
          ClusterCount clusters,
      @Option(
              "to which size a small class grows: that of the class closest to the average, at or above it, or above it")
          ReferenceRule reference,
      @Option(value = "rows that a class must lie below the average size to grow", min = 0)
          int threshold,
      Smote.Options smote) {
    public static final Options DEFAULTS =
        new Options(ClusterCount.AUTO, ReferenceRule.AT_OR_ABOVE, 10, Smote.Options.DEFAULTS);

    public Options {
      if (threshold < 0) {
        throw new IllegalArgumentException("threshold must be at least 0, but is " + threshold);
      }
    }
  }

  public Cdsmote(Options options) {
    this.options = options;
  }

  /**
   * @param strategy {@link Strategy#AUTO}: the method chooses the sizes
   */
  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall.checkOwnTargets(ENTRY.name(), train, strategy, progress);
    SamplerCall.requireNumbers(ENTRY.name(), train.data());
    int[] counts = train.counts();
    int largest = largest(counts);
    Decomposition split =
        Decomposition.of(
            train,
            c -> c == largest,
            new Clusterer.ByKMeans(options.clusters()),
            seed.child("k-means"),
            progress);
    Map<String, Integer> sizes = new LinkedHashMap<>();
    List<Note> notes = new ArrayList<>();
    decide(split, largest, sizes, notes);
    if (sizes.isEmpty()) {
      return new Resampled(split.train(), split.original(), notes);
    }
    Resampled grown =
        new Smote(options.smote())
            .resample(split.train(), new Strategy.Counts(sizes), seed, progress);
    grown.notes().forEach(note -> notes.add(note.relabelled(split.original()::originalOf)));
    return new Resampled(grown.data(), split.original(), notes);
  }

  private void decide(
      Decomposition split, int largest, Map<String, Integer> sizes, List<Note> notes) {
    Dataset data = split.train().data();
    int[] counts = data.counts();
    int[] present = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
    int[] small =
        Arrays.stream(present).filter(c -> split.original().originalOf(c) != largest).toArray();
    int[] candidates =
        small.length > 1
            ? present
            : Arrays.stream(present)
                .filter(c -> split.original().originalOf(c) == largest)
                .toArray();
    int[] candidateSizes = Arrays.stream(candidates).map(c -> counts[c]).toArray();
    double average = Arrays.stream(present).map(c -> counts[c]).average().orElseThrow();
    for (int c : small) {
      CdsmoteDecision decision =
          CdsmoteDecision.of(
              candidateSizes, average, counts[c], options.threshold(), options.reference());
      if (decision.sizeAfter() > counts[c]) {
        sizes.put(data.classes().get(c), decision.sizeAfter());
      }
    }
    if (sizes.isEmpty()) {
      notes.add(
          Note.of(
              Note.Kind.NOTHING_TO_DO,
              "No class lies more than %d rows below the average size %.1f, so CDSMOTE made no row and what remains is class decomposition."
                  .formatted(options.threshold(), average)));
    }
  }

  /** The largest class, of equally large ones the first. */
  static int largest(int[] counts) {
    return IntStream.range(0, counts.length)
        .reduce((a, b) -> counts[b] > counts[a] ? b : a)
        .orElseThrow();
  }
}
