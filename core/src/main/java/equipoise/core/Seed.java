package equipoise.core;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Randomness by name, not by order: {@code seed.child("fold-3").child("smote")}. Adding a method or
 * a repeat never changes another one's numbers.
 *
 * @param value any 64 bits
 */
public record Seed(long value) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  /**
   * The seed of a named part of the work. Different names give unrelated seeds (FNV-1a over the
   * name, then the finaliser of SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
   */
  public Seed child(String name) {
    long hash = FNV_OFFSET ^ mix(value);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return new Seed(mix(hash));
  }

  /** The seed of the numbered part, as {@code child("name-3")}. */
  public Seed child(String name, int number) {
    return child(name + "-" + number);
  }

  /** A new generator that starts from this seed; two calls give the same numbers. */
  public RandomGenerator generator() {
    return FACTORY.create(value);
  }

  /**
   * The numbers 0..n-1 in random order: Fisher and Yates, as in Knuth, volume 2, algorithm 3.4.2 P.
   */
  public int[] permutation(int n) {
    RandomGenerator random = generator();
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
