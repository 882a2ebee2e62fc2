package equipoise.reports.blocks;

import java.util.Objects;

/** What stands in a table's cell. */
public sealed interface Cell {
  /** Nothing. */
  Cell EMPTY = new Words(Text.EMPTY, Tone.PLAIN, Text.EMPTY);

  /** Calls the visitor's method for this kind of cell. */
  <R> R accept(Visitor<R> visitor);

  static Cell of(String text) {
    return new Words(Text.of(text), Tone.PLAIN, Text.EMPTY);
  }

  static Cell of(Text text) {
    return new Words(text, Tone.PLAIN, Text.EMPTY);
  }

  static Cell muted(String text) {
    return new Words(Text.of(text), Tone.MUTED, Text.EMPTY);
  }

  static Cell of(double value, NumberForm form) {
    return new Value(value, form, Spread.NONE, Mark.NONE, Text.EMPTY);
  }

  /** A method for each kind of cell. */
  interface Visitor<R> {
    R words(Words words);

    R value(Value value);

    R range(Range range);
  }

  /** How words are meant. */
  enum Tone {
    PLAIN,
    MUTED,
    GOOD,
    BAD,
    /** Neither good nor bad. */
    OPEN
  }

  /** What sets a number apart in its column. */
  enum Mark {
    NONE,
    BEST,
    /** Not distinguishable from the best. */
    TIED
  }

  /**
   * @param below the words, in small; empty if there is nothing
   */
  record Words(Text text, Tone tone, Text below) implements Cell {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.words(this);
    }
  }

  /**
   * A number.
   *
   * @param value NaN where there is none
   * @param below the number, in small; empty if there is nothing
   */
  record Value(double value, NumberForm form, Spread spread, Mark mark, Text below)
      implements Cell {
    public Value {
      Objects.requireNonNull(spread);
      Objects.requireNonNull(mark);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.value(this);
    }
  }

  /** From one number to another. */
  record Range(double low, double high, NumberForm form) implements Cell {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.range(this);
    }
  }
}
