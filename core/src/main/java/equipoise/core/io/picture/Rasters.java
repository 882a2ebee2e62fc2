package equipoise.core.io.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Samples to pixels. Reads samples directly: Java's conversion of grey images assumes a linear grey
 * and would brighten them.
 */
final class Rasters {
  private Rasters() {}

  static Picture jpeg(Raster raster, ImageHeader header) throws Flaw {
    int w = raster.getWidth();
    int h = raster.getHeight();
    int bands = raster.getNumBands();
    JpegColours colours = header.colours();
    if (w != header.width() || h != header.height() || bands != colours.samples()) {
      throw new Flaw("is a damaged JPEG: its header contradicts its data");
    }
    int channels = bands == 1 ? 1 : 3;
    byte[] out = new byte[channels * h * w];
    byte[] row = new byte[w * bands];
    for (int y = 0; y < h; y++) {
      raster.getDataElements(0, y, w, 1, row);
      colours.toPlanes(row, out, y * w, h * w);
    }
    return new Picture(channels, h, w, out);
  }

  static Picture overWhite(BufferedImage image, ImageHeader header) throws Flaw {
    if (header.kind() == ImageKind.GIF) {
      return onScreen(image, header);
    }
    if (image.getWidth() != header.width() || image.getHeight() != header.height()) {
      throw new Flaw("is a damaged " + header.kind() + ": its header contradicts its data");
    }
    Pixels out = new Pixels(header.colour() ? 3 : 1, header.height(), header.width());
    draw(image, out, 0, 0);
    return out.picture();
  }

  /** The first frame of a GIF in its place on the white screen. */
  private static Picture onScreen(BufferedImage image, ImageHeader header) throws Flaw {
    Pixels out = new Pixels(header.colour() ? 3 : 1, header.height(), header.width());
    out.fillWhite();
    if (image.getWidth() + header.left() > header.width()
        || image.getHeight() + header.top() > header.height()) {
      throw new Flaw("is a damaged GIF: its header contradicts its data");
    }
    draw(image, out, header.top(), header.left());
    return out.picture();
  }

  private static void draw(BufferedImage image, Pixels out, int top, int left) throws Flaw {
    ColorModel model = image.getColorModel();
    if (model instanceof ComponentColorModel component && isByteOrShort(image.getRaster())) {
      drawSamples(image.getRaster(), component, out, top, left);
    } else {
      drawArgb(image, out, top, left);
    }
  }

  private static boolean isByteOrShort(Raster raster) {
    int type = raster.getTransferType();
    return type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
  }

  private static void drawArgb(BufferedImage image, Pixels out, int top, int left) throws Flaw {
    boolean known =
        image.getColorModel() instanceof IndexColorModel
            || image.getColorModel().getColorSpace().isCS_sRGB();
    if (!known) {
      throw new Flaw("has a colour space that is not read; save it as RGB or grey");
    }
    int w = image.getWidth();
    int[] row = new int[w];
    int[] s = new int[4];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, w, 1, row, 0, w);
      for (int x = 0; x < w; x++) {
        int alpha = row[x] >>> 24;
        s[0] = Pixels.overWhite(row[x] >> 16 & 0xff, alpha);
        s[1] = Pixels.overWhite(row[x] >> 8 & 0xff, alpha);
        s[2] = Pixels.overWhite(row[x] & 0xff, alpha);
        out.set(top + y, left + x, s);
      }
    }
  }

  private static void drawSamples(
      Raster raster, ComponentColorModel model, Pixels out, int top, int left) throws Flaw {
    int type = model.getColorSpace().getType();
    int colours = model.getNumColorComponents();
    if (type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB) {
      throw new Flaw("has a colour space that is not read; save it as RGB or grey");
    }
    int bands = raster.getNumBands();
    int[] max = Arrays.stream(model.getComponentSize()).map(bits -> (1 << bits) - 1).toArray();
    int w = raster.getWidth();
    int[] row = new int[w * bands];
    int[] s = new int[4];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, w, 1, row);
      for (int x = 0; x < w; x++) {
        int at = x * bands;
        int alpha = model.hasAlpha() ? Pixels.scaled(row[at + colours], max[colours]) : 255;
        for (int c = 0; c < 3; c++) {
          int band = colours == 1 ? 0 : c;
          int v = Pixels.scaled(row[at + band], max[band]);
          s[c] =
              model.isAlphaPremultiplied()
                  ? Math.min(255, v + 255 - alpha)
                  : Pixels.overWhite(v, alpha);
        }
        out.set(top + y, left + x, s);
      }
    }
  }
}
