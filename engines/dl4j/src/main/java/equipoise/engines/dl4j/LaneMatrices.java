package equipoise.engines.dl4j;

/**
 * Transformed tiles of some images outside the Java heap: for each value of a tile a matrix with a
 * row for each (tile, image) and a column for each channel.
 */
final class LaneMatrices implements AutoCloseable {
  private final int channels;
  private final int size;
  private final NativeDoubles memory;
  private final DoubleMatrix[] matrices;

  /**
   * @param count values of a tile
   * @param tiles of an image
   */
  LaneMatrices(int count, int tiles, int images, int channels) {
    this.channels = channels;
    this.size = tiles * images * channels;
    this.memory = new NativeDoubles((long) count * size);
    this.matrices = new DoubleMatrix[count];
    for (int f = 0; f < count; f++) {
      matrices[f] = DoubleMatrix.of(memory.from((long) f * size), channels);
    }
  }

  int matrices() {
    return matrices.length;
  }

  DoubleMatrix matrix(int f) {
    return matrices[f];
  }

  /**
   * Writes one tile of every image.
   *
   * @param values by value of a tile, each with lanes of (image, channel)
   */
  void put(double[][] values, int tile, int images) {
    int lanes = images * channels;
    for (int f = 0; f < matrices.length; f++) {
      memory.put((long) f * size + tile * lanes, values[f], lanes);
    }
  }

  void get(double[][] values, int tile, int images) {
    int lanes = images * channels;
    for (int f = 0; f < matrices.length; f++) {
      memory.get((long) f * size + tile * lanes, values[f], lanes);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
