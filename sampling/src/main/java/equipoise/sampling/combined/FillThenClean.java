package equipoise.sampling.combined;

import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Strategy.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Over-samples, then cleans every class of the result, original and new rows alike: SMOTE-ENN and
 * SMOTE-Tomek. Batista, Prati and Monard, SIGKDD Explorations 6(1) (2004) 20, doi
 * 10.1145/1007730.1007735. The strategy is the over-sampler's.
 */
public final class FillThenClean implements Sampler {
  private final Sampler filling;
  private final Sampler cleaning;

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
