package equipoise.core.learning;

import equipoise.core.data.DataException;
import equipoise.core.learning.Strategy.Group;
import equipoise.core.learning.Targets.Kind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A strategy meets class counts. */
final class Resolution {
  private final Kind kind;
  private final List<String> classes;
  private final int[] counts;
  private final int[] present;
  private final int smallest;
  private final int largest;

  Resolution(Kind kind, List<String> classes, int[] counts) {
    this.kind = kind;
    this.classes = classes;
    this.counts = counts;
    this.present = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
    this.smallest = extreme((a, b) -> a < b);
    this.largest = extreme((a, b) -> a > b);
  }

  SortedMap<Integer, Integer> amounts(Strategy strategy) {
    if (strategy instanceof Strategy.Named named) {
      return group(named.group());
    }
    if (strategy instanceof Strategy.Ratio ratio) {
      return ratio(ratio.value());
    }
    if (strategy instanceof Strategy.Counts wanted) {
      return counts(wanted);
    }
    return classes((Strategy.Classes) strategy);
  }

  private SortedMap<Integer, Integer> group(Group group) {
    boolean over = kind == Kind.OVER;
    return switch (group) {
      case AUTO -> balanced(c -> c != (over ? largest : smallest));
      case ALL -> balanced(c -> true);
      case NOT_MINORITY -> balanced(c -> c != smallest);
      case NOT_MAJORITY -> balanced(c -> c != largest);
      case MINORITY -> {
        refuse(!over, group, "not minority");
        yield balanced(c -> c == smallest);
      }
      case MAJORITY -> {
        refuse(over, group, "not majority");
        yield balanced(c -> c == largest);
      }
    };
  }

  private void refuse(boolean refused, Group group, String instead) {
    if (refused) {
      throw new IllegalArgumentException(
          "strategy '%s' makes no sense for a method that %s; use '%s'"
              .formatted(group.word(), kind.verb(), instead));
    }
  }

  private SortedMap<Integer, Integer> balanced(IntPredicate chosen) {
    SortedMap<Integer, Integer> amounts = new TreeMap<>();
    for (int c : present) {
      if (chosen.test(c)) {
        amounts.put(c, kind == Kind.OVER ? counts[largest] - counts[c] : counts[smallest]);
      }
    }
    return amounts;
  }

  private SortedMap<Integer, Integer> ratio(double ratio) {
    if (kind == Kind.CLEANING) {
      throw new IllegalArgumentException(
          "a cleaning method finds out how many rows it removes, so the ratio "
              + ratio
              + " cannot be met; use 'auto' or a list of classes such as [a,b]");
    }
    if (present.length != 2) {
      throw new DataException(
          "the strategy is the ratio "
              + ratio
              + ", which two classes can have, but there are "
              + present.length
              + "; use class=count,class=count");
    }
    int changed = kind == Kind.OVER ? other(largest) : other(smallest);
    int size = (int) (kind == Kind.OVER ? counts[largest] * ratio : counts[smallest] / ratio);
    // As the peer does: two classes of one size cannot be over-sampled to any ratio.
    boolean met = kind == Kind.OVER ? size > counts[changed] : size <= counts[changed];
    if (!met) {
      throw new DataException(
          "the ratio "
              + ratio
              + " asks for "
              + size
              + " rows of class '"
              + classes.get(changed)
              + "', which has "
              + counts[changed]
              + ", of a method that only "
              + (kind == Kind.OVER ? "adds" : "removes")
              + " rows; use a larger ratio"
              + (kind == Kind.OVER ? " or an under-sampler" : " or an over-sampler"));
    }
    return new TreeMap<>(Map.of(changed, kind == Kind.OVER ? size - counts[changed] : size));
  }

  private SortedMap<Integer, Integer> counts(Strategy.Counts strategy) {
    if (kind == Kind.CLEANING) {
      throw new IllegalArgumentException(
          "a cleaning method finds out how many rows it removes, so counts "
              + strategy.counts()
              + " cannot be met; use a list of classes such as [a,b]");
    }
    SortedMap<Integer, Integer> amounts = new TreeMap<>();
    strategy.counts().forEach((name, wanted) -> amounts.put(label(name), amount(name, wanted)));
    return amounts;
  }

  private int amount(String name, int wanted) {
    int has = counts[label(name)];
    if (kind == Kind.OVER ? wanted < has : wanted > has) {
      throw new DataException(
          "the strategy asks for "
              + wanted
              + " rows of class '"
              + name
              + "', which has "
              + has
              + ", of a method that only "
              + (kind == Kind.OVER ? "adds" : "removes")
              + " rows; give "
              + has
              + " or "
              + (kind == Kind.OVER ? "more" : "fewer"));
    }
    return kind == Kind.OVER ? wanted - has : wanted;
  }

  private SortedMap<Integer, Integer> classes(Strategy.Classes strategy) {
    if (kind != Kind.CLEANING) {
      throw new IllegalArgumentException(
          "a list of classes "
              + strategy.names()
              + " says nothing of sizes and is for cleaning methods;"
              + " use class=count,class=count");
    }
    SortedMap<Integer, Integer> amounts = new TreeMap<>();
    for (String name : strategy.names()) {
      amounts.put(label(name), counts[smallest]);
    }
    return amounts;
  }

  private int label(String name) {
    int label = classes.indexOf(name);
    if (label < 0 || counts[label] == 0) {
      throw new DataException(
          "the strategy names class '"
              + name
              + "', but no row has it; the classes are "
              + IntStream.of(present)
                  .mapToObj(c -> "'" + classes.get(c) + "'")
                  .collect(Collectors.joining(", ")));
    }
    return label;
  }

  private int other(int label) {
    return present[0] == label ? present[1] : present[0];
  }

  private int extreme(Before before) {
    int found = -1;
    for (int c : present) {
      if (found < 0 || before.test(counts[c], counts[found])) {
        found = c;
      }
    }
    return found;
  }

  private interface Before {
    boolean test(int count, int other);
  }
}
