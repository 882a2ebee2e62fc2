package equipoise.reports.fonts;

import equipoise.core.file.TemporaryFolder;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Source Sans 3 (Adobe, SIL Open Font License 1.1), which charts and documents are set in: Latin,
 * Greek and Cyrillic letters, arrows and signs of mathematics. Charts are laid out alike on every
 * system, also where Java finds neither fontconfig nor a font; letters of other scripts are drawn
 * as empty boxes in PNG files, and by the reader's own fonts in SVG and HTML.
 */
public enum ShippedFont {
  REGULAR("SourceSans3-Regular"),
  BOLD("SourceSans3-Bold");

  /** The family's name in documents. */
  public static final String FAMILY = "Source Sans 3";

  private final String name;

  ShippedFont(String name) {
    this.name = name;
  }

  /** In pixels. */
  public Font size(int pixels) {
    // The style is what SVG is told; these letters are bold themselves, so none are thickened.
    int style = this == BOLD ? Font.BOLD : Font.PLAIN;
    Loaded loaded = Loaded.ONCE;
    if (loaded.problem != null) {
      throw new UncheckedIOException("the charts' font cannot be unpacked", loaded.problem);
    }
    return loaded.fonts[ordinal()].deriveFont(style, pixels);
  }

  /** The whole font as TrueType. */
  public byte[] trueType() {
    return resource(name + ".ttf");
  }

  /** The whole font as WOFF2, a fourth as large. */
  public byte[] webFont() {
    return resource(name + ".woff2");
  }

  private static byte[] resource(String file) {
    try (InputStream in = ShippedFont.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fonts in memory, made when the first is asked for; or why there are none. */
  private static final class Loaded {
    private static final Loaded ONCE = load();

    private final Font[] fonts;
    private final IOException problem;

    private Loaded(Font[] fonts, IOException problem) {
      this.fonts = fonts;
      this.problem = problem;
    }

    private static Loaded load() {
      try {
        Path folder = TemporaryFolder.make("equipoise-fonts");
        folder.toFile().deleteOnExit();
        Font[] fonts = new Font[values().length];
        for (ShippedFont font : values()) {
          kept(folder.resolve(font.name + ".ttf"), font.trueType());
        }
        SystemFonts.replace(folder);
        for (ShippedFont font : values()) {
          Path file = folder.resolve(font.name + ".ttf");
          fonts[font.ordinal()] = Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        }
        return new Loaded(fonts, null);
      } catch (IOException e) {
        return new Loaded(null, e);
      } catch (FontFormatException e) {
        throw new IllegalStateException(FAMILY + " cannot be read by this Java", e);
      }
    }
  }

  static void kept(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    file.toFile().deleteOnExit();
  }
}
