package equipoise.core.learning;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * What the reader of a log or a report must know about one step of a trial. Programs ask the kind
 * and the class; the sentence is for people alone.
 *
 * @param label index of the original class that it is about; empty if it is about none or all
 * @param sentence complete, such as "Class 'mast' has one row, so its new rows are copies of it."
 */
public record Note(Kind kind, OptionalInt label, String sentence) {
  public Note {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(label);
    Objects.requireNonNull(sentence);
  }

  /** What a note is about. */
  public enum Kind {
    /** The data as they were read. */
    DATA,
    /** How test or validation set came about. */
    SPLIT,
    /** Copies left the training part, or copies and groups were kept on one side: none leaks. */
    SEPARATED,
    /** The same or nearly the same images are on two sides of a split: figures are flattered. */
    LEAKED,
    /** The method found nothing to do and left the data, or the class, as it is. */
    NOTHING_TO_DO,
    /** The class has another size than the strategy asked for. */
    TARGET_MISSED,
    /** The class was filled with copies, because the method could not serve it. */
    COPIED,
    /** The generator refused the class, which then has no synthetic examples. */
    REFUSED,
    /** Generated images of the class, or of all, hardly differ from one another. */
    COLLAPSED,
    /** A class lost all its examples. */
    CLASS_LOST,
    /** A parameter was changed to fit the data, such as k in a small class. */
    ADAPTED,
    /** How training went and which checkpoint was taken. */
    TRAINING,
    /** Memory or time that the work needs. */
    RESOURCES
  }

  public static Note of(Kind kind, String sentence) {
    return new Note(kind, OptionalInt.empty(), sentence);
  }

  /** The same about the class that another one belongs to, such as a sub-class to its original. */
  public Note relabelled(IntUnaryOperator belongsTo) {
    return label.isEmpty() ? this : of(kind, belongsTo.applyAsInt(label.getAsInt()), sentence);
  }

  /**
   * @param label index of an original class
   */
  public static Note of(Kind kind, int label, String sentence) {
    return new Note(kind, OptionalInt.of(label), sentence);
  }
}
