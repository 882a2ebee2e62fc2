package equipoise.engines.dl4j;

import java.util.List;

/**
 * Shapes of one example before and after a step; a vector {d} counts as d channels of one pixel.
 */
record Geometry(int channels, int height, int width, int outChannels, int outHeight, int outWidth) {
  static Geometry of(List<Integer> in, List<Integer> out) {
    boolean image = in.size() == 3;
    boolean outImage = out.size() == 3;
    return new Geometry(
        in.get(0),
        image ? in.get(1) : 1,
        image ? in.get(2) : 1,
        out.get(0),
        outImage ? out.get(1) : 1,
        outImage ? out.get(2) : 1);
  }

  /** Output and input exchanged. */
  Geometry turned() {
    return new Geometry(outChannels, outHeight, outWidth, channels, height, width);
  }

  /** Values of one channel of the input. */
  int plane() {
    return height * width;
  }

  int outPlane() {
    return outHeight * outWidth;
  }

  int inSize() {
    return channels * height * width;
  }

  int outSize() {
    return outChannels * outHeight * outWidth;
  }
}
