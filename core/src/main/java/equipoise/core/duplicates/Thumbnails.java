package equipoise.core.duplicates;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Images as unit vectors: luminance is scaled to {@value #SIDE} x {@value #SIDE} by the mean over
 * areas, its mean is taken off, and the whole is divided by its length. Brightness and contrast are
 * gone from it, and noise of single pixels almost. The vectors are written in the basis of the
 * two-dimensional cosine transform (DCT-II, orthonormal), whose few low frequencies hold most of an
 * image: distances are the same, and a partial sum over the first coordinates tells most pairs
 * apart. Of colour (Cb and Cr, ITU-R BT.601) only frequencies below {@value #COLOUR} are kept: JPEG
 * does not keep the others. Mirroring left to right turns the sign of the odd horizontal
 * frequencies.
 */
final class Thumbnails {
  static final int SIDE = 10;
  private static final int COLOUR = 4;

  /** Images whose thumbnail varies by less, in grey levels, show nothing to compare. */
  private static final double FLAT = 1.5;

  /** Luminance, blue and red difference of red, green and blue. */
  private static final float[][] PLANES = {
    {0.299f, 0.587f, 0.114f}, {-0.168736f, -0.331264f, 0.5f}, {0.5f, -0.418688f, -0.081312f}
  };

  private final int dimension;
  private final float[] vectors;
  private final boolean[] odd;
  private final boolean[] flat;

  private Thumbnails(int dimension, float[] vectors, boolean[] odd, boolean[] flat) {
    this.dimension = dimension;
    this.vectors = vectors;
    this.odd = odd;
    this.flat = flat;
  }

  /**
   * @param rows of the images to be compared
   */
  static Thumbnails of(Dataset data, int[] rows) {
    ImageShape shape = data.imageShape();
    int[] sides = sides(shape);
    int dimension = Arrays.stream(sides).map(side -> side * side - 1).sum();
    float[] vectors = new float[Math.multiplyExact(rows.length, dimension)];
    boolean[] flat = new boolean[rows.length];
    float[][] down = transform(shape.height());
    float[][] across = transform(shape.width());
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(
            i -> {
              float[] pixels = new float[data.dimension()];
              data.copyTo(rows[i], pixels, 0, 1, 0);
              float[] vector = new float[dimension];
              transform(planes(pixels, shape), shape, sides, down, across, vector);
              flat[i] = !normalised(vector, FLAT * SIDE);
              System.arraycopy(vector, 0, vectors, i * dimension, dimension);
            });
    return byVariance(horizontal(sides), vectors, flat);
  }

  /** [frequency][pixel]: the mean over each of {@value #SIDE} areas, then the cosine transform. */
  private static float[][] transform(int pixels) {
    float[][] matrix = new float[SIDE][pixels];
    double width = (double) pixels / SIDE;
    for (int f = 0; f < SIDE; f++) {
      double scale = Math.sqrt((f == 0 ? 1.0 : 2.0) / SIDE);
      for (int area = 0; area < SIDE; area++) {
        double cosine = scale * Math.cos(Math.PI * (area + 0.5) * f / SIDE);
        for (int p = 0; p < pixels; p++) {
          double overlap = Math.min((area + 1) * width, p + 1.0) - Math.max(area * width, p);
          matrix[f][p] += (float) (cosine * Math.max(0, overlap) / width);
        }
      }
    }
    return matrix;
  }

  /** How many frequencies of each plane are kept, down and across. */
  private static int[] sides(ImageShape shape) {
    int[] sides = new int[shape.channels()];
    Arrays.fill(sides, COLOUR);
    sides[0] = SIDE;
    return sides;
  }

  private static float[] planes(float[] pixels, ImageShape shape) {
    if (shape.channels() != PLANES.length) {
      return pixels;
    }
    int n = shape.height() * shape.width();
    float[] planes = new float[pixels.length];
    for (int p = 0; p < PLANES.length; p++) {
      for (int i = 0; i < n; i++) {
        planes[p * n + i] =
            PLANES[p][0] * pixels[i]
                + PLANES[p][1] * pixels[n + i]
                + PLANES[p][2] * pixels[2 * n + i];
      }
    }
    return planes;
  }

  /** Writes the frequencies of each plane but its mean, row by row. */
  private static void transform(
      float[] planes,
      ImageShape shape,
      int[] sides,
      float[][] down,
      float[][] across,
      float[] into) {
    int width = shape.width();
    float[] row = new float[width];
    int at = 0;
    for (int p = 0; p < sides.length; p++) {
      for (int u = 0; u < sides[p]; u++) {
        Arrays.fill(row, 0f);
        for (int y = 0; y < shape.height(); y++) {
          int start = (p * shape.height() + y) * width;
          for (int x = 0; x < width; x++) {
            row[x] += down[u][y] * planes[start + x];
          }
        }
        for (int v = u == 0 ? 1 : 0; v < sides[p]; v++) {
          into[at++] = dot(row, across[v]);
        }
      }
    }
  }

  /** The horizontal frequency of each coordinate. */
  private static int[] horizontal(int[] sides) {
    return Arrays.stream(sides)
        .flatMap(side -> IntStream.range(1, side * side).map(k -> k % side))
        .toArray();
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Divides by the length; false if that is less than the given one. */
  private static boolean normalised(float[] vector, double least) {
    double sum = 0;
    for (float x : vector) {
      sum += (double) x * x;
    }
    double length = Math.sqrt(sum);
    if (length < least) {
      return false;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return true;
  }

  /** With the coordinates that vary most in front. */
  private static Thumbnails byVariance(int[] horizontal, float[] vectors, boolean[] flat) {
    int dimension = horizontal.length;
    double[] sum = new double[dimension];
    double[] squares = new double[dimension];
    for (int i = 0; i < vectors.length; i++) {
      sum[i % dimension] += vectors[i];
      squares[i % dimension] += (double) vectors[i] * vectors[i];
    }
    int n = Math.max(1, flat.length);
    int[] order =
        IntStream.range(0, dimension)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> sum[j] * sum[j] / n - squares[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    float[] ordered = new float[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      ordered[i] = vectors[i - i % dimension + order[i % dimension]];
    }
    boolean[] odd = new boolean[dimension];
    for (int j = 0; j < dimension; j++) {
      odd[j] = horizontal[order[j]] % 2 == 1;
    }
    return new Thumbnails(dimension, ordered, odd, flat);
  }

  int size() {
    return flat.length;
  }

  int dimension() {
    return dimension;
  }

  /** Whether an image shows nothing to compare. */
  boolean isFlat(int i) {
    return flat[i];
  }

  float value(int i, int coordinate) {
    return vectors[i * dimension + coordinate];
  }

  double distance(int i, int k) {
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      double difference = value(i, j) - value(k, j);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** The vector of an image, or of its mirror image, a copy. */
  float[] vector(int i, boolean mirrored) {
    float[] vector = new float[dimension];
    System.arraycopy(vectors, i * dimension, vector, 0, dimension);
    for (int j = 0; mirrored && j < dimension; j++) {
      vector[j] = odd[j] ? -vector[j] : vector[j];
    }
    return vector;
  }
}
