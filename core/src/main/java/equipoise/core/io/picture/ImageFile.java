package equipoise.core.io.picture;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One image file: its bytes, its header, its pixels. The header is checked before anything is
 * decoded.
 */
public final class ImageFile {
  /** A file of more bytes is refused. */
  private static final int MAX_FILE_BYTES = 256 << 20;

  private final byte[] bytes;
  private final ImageHeader header;
  private final Decoder decoder;

  private ImageFile(byte[] bytes, ImageHeader header, Decoder decoder) {
    this.bytes = bytes;
    this.header = header;
    this.decoder = decoder;
  }

  private interface Decoder {
    Picture decode() throws Flaw;
  }

  /**
   * Reads a file's bytes and its header.
   *
   * @throws Flaw if it is no image, is damaged, or claims more than {@code maxPixels}
   */
  public static ImageFile open(Path file, long maxPixels) throws Flaw {
    byte[] bytes = bytes(file);
    ImageKind kind = ImageKind.sniff(bytes).orElse(null);
    if (kind == null) {
      throw ImageKind.unknown(bytes);
    }
    ImageFile image =
        switch (kind) {
          case PNG -> png(bytes);
          case TIFF -> tiff(bytes);
          case JPEG -> byJdk(bytes, JpegHeader.read(bytes));
          case GIF -> byJdk(bytes, GifHeader.read(bytes));
          case BMP -> byJdk(bytes, BmpHeader.read(bytes));
        };
    ImageHeader header = image.header;
    if (header.pixels() > maxPixels) {
      throw new Flaw(
          "claims "
              + header.width()
              + " x "
              + header.height()
              + " pixels, more than the limit of "
              + maxPixels
              + "; shrink it first");
    }
    requireMemory(header);
    return image;
  }

  /** Refuses an image whose decoding would not fit into Java's memory. */
  private static void requireMemory(ImageHeader header) throws Flaw {
    boolean deep = header.kind() == ImageKind.PNG || header.kind() == ImageKind.TIFF;
    long perPixel = (deep ? 8 : 4) + 2 * (header.colour() ? 3 : 1);
    long heap = Runtime.getRuntime().maxMemory() / 4 * 3;
    if (header.pixels() > heap / perPixel) {
      throw new Flaw(
          "claims "
              + header.width()
              + " x "
              + header.height()
              + " pixels, more than Java's memory of "
              + Runtime.getRuntime().maxMemory()
              + " bytes can decode; shrink it first or raise -Xmx");
    }
  }

  private static ImageFile png(byte[] bytes) throws Flaw {
    PngFile png = PngFile.parse(bytes);
    ImageHeader header = png.header();
    return new ImageFile(bytes, header, () -> PngDecoder.decode(png, header.colour()));
  }

  private static ImageFile tiff(byte[] bytes) throws Flaw {
    TiffFile tiff = TiffFile.parse(bytes);
    if (TiffDecoder.canDecode(tiff)) {
      return new ImageFile(bytes, tiff.header(), () -> TiffDecoder.decode(tiff));
    }
    tiff.requireFaxOrPhotograph();
    return byJdk(bytes, tiff.header());
  }

  private static ImageFile byJdk(byte[] bytes, ImageHeader header) {
    return new ImageFile(bytes, header, () -> ImageDecoder.decode(bytes, header));
  }

  private static byte[] bytes(Path file) throws Flaw {
    try {
      byte[] bytes = read(file);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new Flaw(
            "has "
                + Files.size(file)
                + " bytes, more than the limit of "
                + MAX_FILE_BYTES
                + " for an image; shrink it first");
      }
      return bytes;
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  /** At most one byte more than is allowed. A stream takes half the time of a channel. */
  private static byte[] read(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return in.readNBytes(MAX_FILE_BYTES + 1);
    } catch (FileNotFoundException e) {
      // Only a channel says why.
      return FileHead.of(file, MAX_FILE_BYTES + 1);
    }
  }

  public byte[] bytes() {
    return bytes;
  }

  public ImageHeader header() {
    return header;
  }

  /** The upright image in the file's own size and channels. */
  public Picture decode() throws Flaw {
    return decoder.decode().upright(header.orientation());
  }
}
