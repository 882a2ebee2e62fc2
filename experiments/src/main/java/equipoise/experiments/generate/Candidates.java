package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Synthetic images, kept and rejected.
 *
 * @param data synthetic images with the classes of the training data, class by class
 * @param numbers of each among those made of its class, from 0
 * @param reasons why each is rejected; {@link ImageFilter#KEPT} if it is not
 */
public record Candidates(Dataset data, List<Integer> numbers, List<String> reasons) {
  public Candidates {
    numbers = List.copyOf(numbers);
    reasons = List.copyOf(reasons);
    if (numbers.size() != data.size() || reasons.size() != data.size()) {
      throw new IllegalArgumentException("one number and one reason an image");
    }
  }

  /** Images of which none is rejected. */
  public static Candidates keeping(Dataset data) {
    int[] made = new int[data.classes().size()];
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      numbers.add(made[data.label(i)]++);
    }
    return new Candidates(
        data, numbers, IntStream.range(0, data.size()).mapToObj(i -> ImageFilter.KEPT).toList());
  }

  boolean isKept(int row) {
    return reasons.get(row).equals(ImageFilter.KEPT);
  }

  /** The rows that are kept, ascending. */
  int[] kept() {
    return IntStream.range(0, data.size()).filter(this::isKept).toArray();
  }

  /**
   * The same, but those of some classes rejected that were kept.
   *
   * @param labels of these classes
   */
  public Candidates rejecting(Set<Integer> labels, String reason) {
    List<String> all = new ArrayList<>(reasons);
    for (int i = 0; i < all.size(); i++) {
      if (isKept(i) && labels.contains(data.label(i))) {
        all.set(i, reason);
      }
    }
    return new Candidates(data, numbers, all);
  }

  /** These, then others of the same training data. */
  Candidates and(Candidates other) {
    List<Integer> allNumbers = new ArrayList<>(numbers);
    allNumbers.addAll(other.numbers);
    List<String> allReasons = new ArrayList<>(reasons);
    allReasons.addAll(other.reasons);
    return new Candidates(data.concat(other.data), allNumbers, allReasons);
  }

  /** The first ones, up to the {@code count}-th that is kept; all if fewer are. */
  Candidates first(int count) {
    int end = 0;
    for (int kept = 0; end < data.size() && kept < count; end++) {
      kept += isKept(end) ? 1 : 0;
    }
    return new Candidates(
        data.select(IntStream.range(0, end).toArray()),
        numbers.subList(0, end),
        reasons.subList(0, end));
  }
}
