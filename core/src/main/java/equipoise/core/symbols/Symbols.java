package equipoise.core.symbols;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The embedded data set: symbols of piping and instrumentation diagrams as a scanner sees them,
 * 28x28 grey, ink bright on dark paper (as MNIST has it, so that most inputs of a network are near
 * 0). Fourteen classes with naturally long-tailed counts, 210 down to 21 images.
 *
 * <p>An image depends on the seed, its class and its number in the class alone: larger counts give
 * the same images and more. The bytes are the same on every machine and JDK: no font and no
 * rasteriser of the platform is used, only Java2D's geometry, StrictMath and exact operations.
 */
public final class Symbols {
  /** The seed of the data set as it is published with the program. */
  public static final Seed SEED = new Seed(1998);

  /** Images of each class in {@link #test()}. */
  public static final int TEST_PER_CLASS = 100;

  private Symbols() {}

  /** The classes' names in the order of their counts. */
  public static List<String> classes() {
    return Arrays.stream(Symbol.values()).map(Symbol::className).toList();
  }

  /** Training images of each class, long-tailed: 984 in all. */
  public static int[] defaultCounts() {
    return Arrays.stream(Symbol.values()).mapToInt(Symbol::trainCount).toArray();
  }

  /** The long-tailed training part. */
  public static Dataset train() {
    return draw("symbols/train", SEED.child("train"), defaultCounts());
  }

  /** The balanced test part, to draw from. */
  public static Dataset test() {
    int[] counts = new int[Symbol.values().length];
    Arrays.fill(counts, TEST_PER_CLASS);
    return draw("symbols/test", SEED.child("test"), counts);
  }

  /** The training counts under another seed. */
  public static Dataset dataset(Seed seed) {
    return dataset(seed, defaultCounts());
  }

  /**
   * Images drawn afresh, class by class.
   *
   * @param counts for each class at least 0, in the order of {@link #classes()}
   */
  public static Dataset dataset(Seed seed, int[] counts) {
    return draw("symbols", seed, counts);
  }

  private static Dataset draw(String name, Seed seed, int[] counts) {
    Symbol[] symbols = Symbol.values();
    if (counts.length != symbols.length) {
      throw new IllegalArgumentException(
          counts.length + " counts, but there are " + symbols.length + " symbols");
    }
    for (Symbol symbol : symbols) {
      if (counts[symbol.ordinal()] < 0) {
        throw new IllegalArgumentException(
            counts[symbol.ordinal()] + " images of '" + symbol.className() + "' cannot be drawn");
      }
    }
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Symbol symbol : symbols) {
      Seed ofClass = seed.child(symbol.className());
      for (int i = 0; i < counts[symbol.ordinal()]; i++) {
        pixels.add(Scan.of(symbol, ofClass.child("image", i).generator()));
        labels.add(symbol.ordinal());
      }
    }
    return Dataset.ofImages(
        name,
        new ImageShape(1, Scan.SIDE, Scan.SIDE),
        classes(),
        pixels.toArray(new byte[0][]),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }
}
