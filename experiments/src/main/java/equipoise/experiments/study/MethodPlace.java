package equipoise.experiments.study;

import equipoise.core.catalogue.Entry;
import equipoise.experiments.catalogue.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a method acts, and what can stand there. */
enum MethodPlace {
  RESAMPLE("changes the training rows") {
    @Override
    List<Entry<?>> entries() {
      List<Entry<?>> entries = new ArrayList<>(Entries.SAMPLERS.entries());
      entries.addAll(Entries.GENERATORS.entries());
      return entries;
    }
  },
  LOSS("changes the training itself") {
    @Override
    List<Entry<?>> entries() {
      return new ArrayList<>(Entries.LOSSES.entries());
    }
  },
  ADJUST("changes the finished probabilities") {
    @Override
    List<Entry<?>> entries() {
      return new ArrayList<>(Entries.ADJUSTMENTS.entries());
    }
  };

  private final String meaning;

  MethodPlace(String meaning) {
    this.meaning = meaning;
  }

  abstract List<Entry<?>> entries();

  /** What an entry does there. */
  String meaning() {
    return meaning;
  }

  /** What a study file may write there. */
  Value.Named value() {
    return new Value.Named(key() + " method", false, entries());
  }

  /** The key of a study file. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The entries of all places. */
  static List<Entry<?>> allEntries() {
    List<Entry<?>> all = new ArrayList<>();
    for (MethodPlace place : values()) {
      all.addAll(place.entries());
    }
    return all;
  }
}
