package equipoise.core.io.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Decodes JPEG, GIF and BMP, and TIFFs packed as JPEG or fax, with the JDK's readers, which see
 * only files whose header was found sound.
 */
final class ImageDecoder {
  private static final Map<ImageKind, ImageReaderSpi> PROVIDERS = providers();

  private ImageDecoder() {}

  private static Map<ImageKind, ImageReaderSpi> providers() {
    Map<ImageKind, ImageReaderSpi> providers = new EnumMap<>(ImageKind.class);
    for (ImageKind kind :
        new ImageKind[] {ImageKind.JPEG, ImageKind.GIF, ImageKind.BMP, ImageKind.TIFF}) {
      providers.put(kind, provider(kind));
    }
    return Collections.unmodifiableMap(providers);
  }

  /** The image as stored, alpha laid over white. */
  static Picture decode(byte[] bytes, ImageHeader header) throws Flaw {
    ImageReader reader = null;
    Warnings warnings = new Warnings();
    try (ByteArrayInput in = new ByteArrayInput(bytes)) {
      reader = reader(header.kind());
      reader.setInput(in, true, header.kind() != ImageKind.TIFF);
      reader.addIIOReadWarningListener(warnings);
      Picture picture;
      if (header.kind() == ImageKind.JPEG) {
        Raster raster = reader.readRaster(0, null);
        warnings.check();
        picture = Rasters.jpeg(raster, header);
      } else {
        BufferedImage image = reader.read(0);
        warnings.check();
        picture = Rasters.overWhite(image, header);
      }
      return picture;
    } catch (IOException | RuntimeException e) {
      // The JDK's decoders answer damaged files with unchecked exceptions of many kinds.
      throw new Flaw(
          "is a damaged " + header.kind() + " (" + e.getMessage() + "); fetch it again", e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  /** The JDK's own reader, whatever other ones the class path brings. */
  private static ImageReader reader(ImageKind kind) throws IOException {
    return PROVIDERS.get(kind).createReaderInstance();
  }

  private static ImageReaderSpi provider(ImageKind kind) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.word());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader.getOriginatingProvider();
      }
    }
    throw new IllegalStateException("this Java platform has no reader of " + kind + " images");
  }
}
