package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Flaw;
import java.io.IOException;
import java.io.InputStream;

/** Images of one NumPy array, brought to the order channel, row, column. */
record NpzImages(ImageShape shape, byte[][] pixels) {

  static NpzImages read(InputStream in, NpyHeader header, ReadOptions options)
      throws IOException, Flaw {
    long[] s = header.shape();
    boolean grey = s.length == 3;
    boolean last = s.length == 4 && (s[3] == 1 || s[3] == 3);
    boolean first = s.length == 4 && !last && (s[1] == 1 || s[1] == 3);
    if (!grey && !last && !first || header.count() == 0) {
      throw new Flaw(
          "must hold images as (n, h, w), (n, h, w, c) or (n, c, h, w) with c of 1 or 3, but has the shape "
              + header.shapeText());
    }
    // Each dimension with the channel's place made explicit: [n, c, h, w].
    long[] dims =
        grey ? new long[] {s[0], 1, s[1], s[2]} : last ? new long[] {s[0], s[3], s[1], s[2]} : s;
    long size = header.count() / s[0];
    if (size > options.maxPixels() * 3) {
      throw new Flaw("claims images of " + size + " values, more than the limit");
    }
    Limits.check(s[0], size, options);
    ImageShape shape = new ImageShape((int) dims[1], (int) dims[2], (int) dims[3]);
    byte[][] pixels = new byte[(int) s[0]][(int) size];
    long[] strides = strides(dims, header.fortran(), last);
    new NpyArray(in, header)
        .forEach((index, value) -> put(pixels, shape, index, strides, pixel(header, index, value)));
    return new NpzImages(shape, pixels);
  }

  /** The distance in storage of neighbours along n, c, h, w. */
  private static long[] strides(long[] dims, boolean fortran, boolean channelLast) {
    int[] stored = channelLast ? new int[] {0, 2, 3, 1} : new int[] {0, 1, 2, 3};
    long[] strides = new long[4];
    long step = 1;
    for (int k = 0; k < 4; k++) {
      int axis = stored[fortran ? k : 3 - k];
      strides[axis] = step;
      step *= dims[axis];
    }
    return strides;
  }

  private static void put(
      byte[][] pixels, ImageShape shape, long index, long[] strides, byte value) {
    int n = (int) (index / strides[0] % pixels.length);
    int c = (int) (index / strides[1] % shape.channels());
    int y = (int) (index / strides[2] % shape.height());
    int x = (int) (index / strides[3] % shape.width());
    pixels[n][(c * shape.height() + y) * shape.width() + x] = value;
  }

  private static byte pixel(NpyHeader header, long index, double value) throws Flaw {
    double scaled = header.kind() == 'f' || header.kind() == 'b' ? 255 * value : value;
    if (!(scaled >= 0 && scaled <= 255)) {
      throw new Flaw(
          "element "
              + index
              + " is "
              + value
              + "; "
              + (header.kind() == 'f'
                  ? "floating-point pixels lie in 0 to 1"
                  : "pixels lie in 0 to 255"));
    }
    return (byte) Math.round(scaled);
  }
}
