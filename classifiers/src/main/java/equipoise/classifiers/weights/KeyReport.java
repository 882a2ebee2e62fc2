package equipoise.classifiers.weights;

import equipoise.core.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What does not match between a file and a network, each with its shape.
 *
 * @param missing names of the file that are wanted, but not there
 * @param misshapen tensors of another shape than the network's
 * @param unexpected tensors that no array of the network is
 */
record KeyReport(List<String> missing, List<String> misshapen, List<String> unexpected) {
  private static final int LISTED = 10;

  KeyReport() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  static String shown(String name, List<Integer> shape) {
    return Visible.shortened(name) + " " + shape;
  }

  boolean fits() {
    return missing.isEmpty() && misshapen.isEmpty();
  }

  /** All three on one line. */
  String line() {
    List<String> parts = new ArrayList<>();
    add(parts, "missing", missing);
    add(parts, "of another shape", misshapen);
    add(parts, "unexpected", unexpected);
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String word, List<String> names) {
    if (!names.isEmpty()) {
      parts.add(names.size() + " " + word + ": " + listed(names));
    }
  }

  /** The first ten and how many more. */
  static String listed(List<String> names) {
    String first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
    return names.size() <= LISTED ? first : first + " and " + (names.size() - LISTED) + " more";
  }
}
