package equipoise.core.io.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of image files that are read, known by their first bytes. */
public enum ImageKind {
  PNG("png"),
  JPEG("jpg", "jpeg", "jpe", "jfif"),
  GIF("gif"),
  BMP("bmp", "dib"),
  TIFF("tif", "tiff");

  private static final Set<String> OTHER_IMAGES =
      Set.of(
          "webp", "heic", "heif", "avif", "jp2", "jxl", "svg", "ppm", "pgm", "pbm", "ico", "tga");

  private static final Set<String> READ =
      Arrays.stream(values())
          .flatMap(kind -> kind.extensions.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final List<String> extensions;

  ImageKind(String... extensions) {
    this.extensions = List.of(extensions);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean fits(String fileName) {
    return extensions.contains(extension(fileName));
  }

  /** Whether the file's name says that it is an image, be it one that is not read. */
  public static boolean isImageName(String fileName) {
    String extension = extension(fileName);
    return READ.contains(extension) || OTHER_IMAGES.contains(extension);
  }

  /** The kind that a file's name promises; null if it promises none that is read. */
  public static String named(String fileName) {
    return Arrays.stream(values())
        .filter(kind -> kind.fits(fileName))
        .map(ImageKind::word)
        .findFirst()
        .orElse(null);
  }

  /** What follows the last dot, in lower case; empty if there is none. */
  public static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The kind of the file that begins with these bytes. */
  public static Optional<ImageKind> sniff(byte[] head) {
    String text = new String(head, 0, Math.min(16, head.length), StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (text.startsWith("BM") && head.length >= 26 && head[15] == 0 && head[16] == 0) {
      return Optional.of(BMP);
    }
    if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return Optional.of(TIFF);
    }
    return Optional.empty();
  }

  /** Why a file that is none of these cannot be read. */
  static Flaw unknown(byte[] head) {
    if (head.length == 0) {
      return new Flaw("is empty (0 bytes); an image file was expected");
    }
    String text = new String(head, 0, Math.min(32, head.length), StandardCharsets.ISO_8859_1);
    String what =
        "is no image: it begins with '" + text.substring(0, Math.min(12, text.length())) + "'";
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      what = "is a WebP image";
    } else if (text.startsWith("ftyp", 4)) {
      what = "is a HEIF or AVIF image";
    } else if (text.stripLeading().startsWith("<")) {
      what = "is a web page or other markup, not an image";
    }
    return new Flaw(what + "; PNG, JPEG, GIF, BMP and TIFF are read");
  }
}
