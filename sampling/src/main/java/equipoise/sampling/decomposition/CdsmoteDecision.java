package equipoise.sampling.decomposition;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Whether CDSMOTE lets a class grow after the majority class was decomposed, and to which size.
 * Elyan, Moreno-Garcia and Jayne, Neural Computing and Applications 33 (2021) 2839, doi
 * 10.1007/s00521-020-05130-z; the rules are those of the code published with it.
 *
 * @param average mean size of all classes after decomposition
 * @param oversample whether the class grows
 * @param reference index of the class whose size is the aim; also given where the class does not
 *     grow
 * @param referenceSize that class's size
 * @param sizeAfter the grown class's size afterwards
 */
public record CdsmoteDecision(
    double average, boolean oversample, int reference, int referenceSize, int sizeAfter) {

  /**
   * Our rule: a class grows if it lies more than {@code threshold} rows below the average, and only
   * to the size of a class that is not smaller than itself.
   *
   * @param candidates sizes of the classes that may be the reference, at least one
   * @param average mean size of all classes after decomposition
   * @param size of the class that may grow
   * @param threshold rows, at least 0
   */
  public static CdsmoteDecision of(
      int[] candidates, double average, int size, int threshold, ReferenceRule rule) {
    boolean grows = average - size > threshold;
    int reference = choose(candidates, average, grows ? size : 0, rule);
    return of(candidates, average, size, grows, reference);
  }

  /**
   * The published code's rule for two classes. The script ({@link ReferenceRule#CLOSEST}) lets the
   * minority grow whenever its size differs from the average by more than the threshold, even if it
   * is larger, and may name a reference smaller than the minority; the minority then keeps its size
   * here, where the script over-sampled the reference.
   *
   * @param subclasses sizes of the majority's sub-classes
   */
  public static CdsmoteDecision published(
      int[] subclasses, int minority, int threshold, ReferenceRule rule) {
    double average =
        (Arrays.stream(subclasses).asLongStream().sum() + minority) / (subclasses.length + 1.0);
    double missing = average - minority;
    boolean grows = (rule == ReferenceRule.CLOSEST ? Math.abs(missing) : missing) > threshold;
    return of(subclasses, average, minority, grows, choose(subclasses, average, 0, rule));
  }

  private static CdsmoteDecision of(
      int[] candidates, double average, int size, boolean grows, int reference) {
    int referenceSize = candidates[reference];
    return new CdsmoteDecision(
        average, grows, reference, referenceSize, grows ? Math.max(size, referenceSize) : size);
  }

  private static int choose(int[] candidates, double average, int smallest, ReferenceRule rule) {
    int allowed =
        nearest(
            candidates,
            average,
            i -> candidates[i] >= smallest && rule.allows(candidates[i], average));
    return allowed >= 0 ? allowed : nearest(candidates, average, i -> true);
  }

  private static int nearest(int[] candidates, double average, IntPredicate allowed) {
    return IntStream.range(0, candidates.length)
        .filter(allowed)
        .reduce(
            (a, b) -> Math.abs(candidates[b] - average) < Math.abs(candidates[a] - average) ? b : a)
        .orElse(-1);
  }
}
