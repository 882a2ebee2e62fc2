package equipoise.engines.dl4j;

/**
 * A convolution's transformed weights, a matrix of [filters, channels] for each value of a tile,
 * and the gradients of these.
 */
final class WinogradKernels implements AutoCloseable {
  private final Kernels kernels;
  private final int area;
  private final int lanes;
  private final TileTransform transform;
  private final TileTransform adjoint;
  private final LaneMatrices weights;
  private final LaneMatrices gradients;
  private final PixelLanes single = new PixelLanes();
  private final DoubleLanes plain = new DoubleLanes();
  private final DoubleLanes hat = new DoubleLanes();
  private final float[] room;
  private long version = -1;

  WinogradKernels(Winograd winograd, Kernels kernels, int filters, int channels) {
    this.kernels = kernels;
    this.area = winograd.kernel() * winograd.kernel();
    this.lanes = filters * channels;
    this.transform = new TileTransform(winograd.weights());
    this.adjoint = new TileTransform(Winograd.transposed(winograd.weights()));
    int values = winograd.side() * winograd.side();
    this.weights = new LaneMatrices(values, 1, filters, channels);
    this.gradients = new LaneMatrices(values, 1, filters, channels);
    this.room = new float[lanes * area];
  }

  DoubleMatrix weights(int f) {
    return weights.matrix(f);
  }

  /** Overwritten by every backward. */
  DoubleMatrix gradient(int f) {
    return gradients.matrix(f);
  }

  /** Transforms the weights in use if they are not those of the last call. */
  void refresh() {
    if (version == kernels.version()) {
      return;
    }
    version = kernels.version();
    kernels.weights().floats().get(room, room.length);
    float[][] cells = single.of(area, lanes);
    PixelLanes.gather(room, 0, cells, area, lanes);
    double[][] out = hat.of(weights.matrices(), lanes);
    transform.apply(plain.widened(cells, area, lanes), out, lanes);
    weights.put(out, 0, filters());
  }

  /** Adds the gradient to the network's. */
  void addGradient() {
    double[][] in = hat.of(gradients.matrices(), lanes);
    double[][] g = plain.of(area, lanes);
    gradients.get(in, 0, filters());
    adjoint.apply(in, g, lanes);
    float[][] cells = single.of(area, lanes);
    DoubleLanes.narrow(g, cells, area, lanes);
    PixelLanes.scatter(cells, area, lanes, room, 0);
    kernels.gradient().floats().put(room, room.length);
    kernels.addGradient();
  }

  private int filters() {
    return lanes / weights.matrix(0).columns();
  }

  @Override
  public void close() {
    weights.close();
    gradients.close();
  }
}
