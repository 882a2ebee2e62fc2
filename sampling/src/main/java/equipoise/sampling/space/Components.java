package equipoise.sampling.space;

import java.util.Arrays;

/**
 * Which of the numbers 0 .. n - 1 hang together; each component goes by its smallest number. Galler
 * and Fischer, CACM 7 (1964) 301, doi 10.1145/364099.364331.
 */
final class Components {
  private final int[] parent;

  Components(int n) {
    this.parent = new int[n];
    Arrays.setAll(parent, i -> i);
  }

  /** The smallest number of the component. */
  int first(int number) {
    int at = number;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  void join(int one, int other) {
    int a = first(one);
    int b = first(other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** The component that most of the numbers are of, the first of such, by its smallest number. */
  int largest(int[] numbers) {
    int[] sizes = new int[parent.length];
    int largest = first(numbers[0]);
    for (int number : numbers) {
      int first = first(number);
      sizes[first]++;
    }
    for (int first = 0; first < sizes.length; first++) {
      largest = sizes[first] > sizes[largest] ? first : largest;
    }
    return largest;
  }
}
