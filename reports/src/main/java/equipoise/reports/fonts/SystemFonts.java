package equipoise.reports.fonts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Java on Linux refuses to make any font where fontconfig, or a font, is missing. A font
 * configuration file of its own, in which the shipped font is every logical font, keeps it from
 * asking the system. It is read once, when the first font is made; whoever names another file by
 * {@code -Dsun.awt.fontconfig} keeps it.
 */
final class SystemFonts {
  private static final String PROPERTY = "sun.awt.fontconfig";

  private SystemFonts() {}

  /**
   * @param folder holds the shipped fonts
   */
  static void replace(Path folder) throws IOException {
    if (!System.getProperty("os.name").equals("Linux") || System.getProperty(PROPERTY) != null) {
      return;
    }
    StringBuilder lines = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
    for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
      for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
        String font = style.startsWith("bold") ? "Source_Sans_3_Bold" : "Source_Sans_3";
        lines.append(family + "." + style + ".latin-1=" + font + "\n");
      }
    }
    lines.append("filename.Source_Sans_3=" + folder.resolve("SourceSans3-Regular.ttf") + "\n");
    lines.append("filename.Source_Sans_3_Bold=" + folder.resolve("SourceSans3-Bold.ttf") + "\n");
    Path file = folder.resolve("fontconfig.properties");
    ShippedFont.kept(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    System.setProperty(PROPERTY, file.toString());
  }
}
