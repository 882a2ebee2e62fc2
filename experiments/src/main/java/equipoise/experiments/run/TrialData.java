package equipoise.experiments.run;

import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data set divided for one repeat; shared by all trials of it, never changed.
 *
 * @param train thinned, without the validation part
 * @param notes what the reader of a report must know
 */
record TrialData(TrainingSet train, Dataset validation, Dataset test, List<Note> notes) {
  TrialData {
    notes = List.copyOf(notes);
  }

  /** The same with more to be known, before all else. */
  TrialData with(List<Note> more) {
    return new TrialData(
        train, validation, test, Stream.concat(more.stream(), notes.stream()).toList());
  }
}
