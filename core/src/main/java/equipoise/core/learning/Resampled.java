package equipoise.core.learning;

import equipoise.core.data.TrainingSet;
import java.util.List;

/**
 * The resampled data, and for each of its classes the original one.
 *
 * @param data what a learner trains on; its classes may be sub-classes
 * @param original from the classes of {@code data} to those of the data set; a classifier sums the
 *     probabilities of a class's sub-classes
 * @param notes what the reader of a report must know: a class that was refused, a target that was
 *     missed
 */
public record Resampled(TrainingSet data, ClassMap original, List<Note> notes) {
  public Resampled {
    notes = List.copyOf(notes);
    if (original.size() != data.data().classes().size()) {
      throw new IllegalArgumentException(
          "the map has " + original.size() + " classes, the data " + data.data().classes().size());
    }
  }

  /** The training set as it is, or with examples added, under its own classes. */
  public static Resampled of(TrainingSet data, Note... notes) {
    return new Resampled(data, ClassMap.identity(data.data().classes()), List.of(notes));
  }
}
