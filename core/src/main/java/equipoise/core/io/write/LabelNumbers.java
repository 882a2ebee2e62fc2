package equipoise.core.io.write;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of classes in formats whose labels are numbers. */
final class LabelNumbers {
  private static final int ALWAYS = 9;

  private final List<String> classes;
  private final int[] numbers;

  private LabelNumbers(List<String> classes, int[] numbers) {
    this.classes = classes;
    this.numbers = numbers;
  }

  /**
   * Names that are numbers stay what they are, as long as readers take them for classes (none above
   * 9, or none at twice the number of classes); else classes are numbered from 0 in their order.
   */
  static LabelNumbers of(List<String> classes) {
    int most = Math.max(ALWAYS, 2 * classes.size() - 1);
    boolean numbered =
        classes.stream()
            .allMatch(name -> name.matches("0|[1-9]\\d{0,8}") && Integer.parseInt(name) <= most);
    int[] numbers = new int[classes.size()];
    Arrays.setAll(numbers, c -> numbered ? Integer.parseInt(classes.get(c)) : c);
    return new LabelNumbers(classes, numbers);
  }

  int of(int label) {
    return numbers[label];
  }

  int largest() {
    return Arrays.stream(numbers).max().orElse(0);
  }

  /** The classes whose numbers do not say their names, by number. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (int c = 0; c < numbers.length; c++) {
      String number = Integer.toString(numbers[c]);
      if (!number.equals(classes.get(c))) {
        names.put(number, classes.get(c));
      }
    }
    return names;
  }
}
