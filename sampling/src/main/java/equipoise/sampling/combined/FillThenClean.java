package equipoise.sampling.combined;

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
import equipoise.core.learning.Strategy.Group;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.over.Smote;
import equipoise.sampling.under.EditedNearestNeighbours;
import equipoise.sampling.under.EditedNearestNeighbours.Agreement;
import equipoise.sampling.under.TomekLinks;
import java.util.ArrayList;
import java.util.List;

/**
 * Over-samples, then cleans every class of the result, original and new rows alike: SMOTE-ENN and
 * SMOTE-Tomek. Batista, Prati and Monard, SIGKDD Explorations 6(1) (2004) 20, doi
 * 10.1145/1007730.1007735. The strategy is the over-sampler's.
 */
public final class FillThenClean implements Sampler {
  public static final Entry<Sampler> SMOTE_ENN =
      SamplerEntry.withDistances("smote-enn", EnnOptions.DEFAULTS, FillThenClean::new)
          .family(Family.COMBINED)
          .summary("SMOTE, then edited nearest neighbours on all classes")
          .source(
              "Batista, Prati, Monard, SIGKDD Explorations 6(1) (2004) 20, doi 10.1145/1007730.1007735")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  public static final Entry<Sampler> SMOTE_TOMEK =
      SamplerEntry.withDistances(
              "smote-tomek",
              Smote.Options.DEFAULTS,
              options -> new FillThenClean(new Smote(options), new TomekLinks()))
          .family(Family.COMBINED)
          .summary("SMOTE, then removes both rows of every Tomek link")
          .source(
              "Batista, Prati, Monard, SIGKDD Explorations 6(1) (2004) 20, doi 10.1145/1007730.1007735")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  /**
   * Options of SMOTE-ENN, whose cleaning goes by another name than SMOTE's k.
   *
   * @param ennK neighbours asked in cleaning, at least 1
   * @param kind when a row stays
   */
  private record EnnOptions(
      Smote.Options smote,
      @Option(value = "neighbours asked in cleaning", name = "enn-k", min = 1) int ennK,
      @Option("neighbours that must agree for a row to stay: all, or the most frequent class")
          Agreement kind) {
    static final EnnOptions DEFAULTS =
        new EnnOptions(
            Smote.Options.DEFAULTS,
            EditedNearestNeighbours.Options.DEFAULTS.k(),
            EditedNearestNeighbours.Options.DEFAULTS.kind());

    EnnOptions {
      if (ennK < 1) {
        throw new IllegalArgumentException("enn-k must be at least 1, but is " + ennK);
      }
    }

    EditedNearestNeighbours.Options enn() {
      return new EditedNearestNeighbours.Options(ennK, kind);
    }
  }

  private final Sampler filling;
  private final Sampler cleaning;

  private FillThenClean(EnnOptions options) {
    this(new Smote(options.smote()), new EditedNearestNeighbours(options.enn()));
  }

  /**
   * @param filling adds rows to those it is given and leaves the classes as they are
   * @param cleaning a cleaning method
   */
  public FillThenClean(Sampler filling, Sampler cleaning) {
    this.filling = filling;
    this.cleaning = cleaning;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    Resampled filled = filling.resample(train, strategy, seed, progress);
    Resampled cleaned =
        cleaning.resample(filled.data(), new Strategy.Named(Group.ALL), seed, progress);
    List<Note> notes = new ArrayList<>(filled.notes());
    notes.addAll(cleaned.notes());
    return new Resampled(cleaned.data(), cleaned.original(), notes);
  }
}
