package equipoise.core.table;

import java.util.List;
import java.util.Objects;

/**
 * How a table is read.
 *
 * @param target the class column: its name, its index from 0, or {@value #LAST}
 * @param header whether a CSV's first record names the columns
 * @param nominal names or indices of columns whose values are names, not numbers, one or several
 *     with commas between them in an element; ARFF and KEEL files say it themselves
 */
public record TableOptions(String target, Header header, List<String> nominal) {
  /**
   * The last column; of a KEEL file with a single {@code @outputs} attribute that one, wherever it
   * stands.
   */
  public static final String LAST = "last";

  public static final TableOptions DEFAULTS = new TableOptions(LAST, Header.PRESENT, List.of());

  /** As {@link #DEFAULTS}, but a CSV's first record decides whether it is a header. */
  public static final TableOptions GUESSING = new TableOptions(LAST, Header.GUESSED, List.of());

  public TableOptions {
    Objects.requireNonNull(target);
    Objects.requireNonNull(header);
    nominal = List.copyOf(nominal);
  }

  /** What a CSV's first record is. */
  public enum Header {
    /** The names of the columns. */
    PRESENT,
    /** A row; the columns are then named by their indices. */
    ABSENT,
    /** A row if all its values but that of the class column are numbers. */
    GUESSED
  }
}
