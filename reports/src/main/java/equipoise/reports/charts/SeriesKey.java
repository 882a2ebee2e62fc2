package equipoise.reports.charts;

import java.util.Comparator;

/** What tells two series apart even if their names look the same; shown by name. */
record SeriesKey(int index, String name) implements Comparable<SeriesKey> {
  @Override
  public int compareTo(SeriesKey other) {
    return Comparator.comparingInt(SeriesKey::index)
        .thenComparing(SeriesKey::name)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return name;
  }
}
