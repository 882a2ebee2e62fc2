package equipoise.reports.fonts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFontTest {
  /** A system without a font; Java itself fails on it with "Fontconfig head is null". */
  private static final String NO_FONTS =
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
          + "<fontconfig><dir>/nonexistent</dir></fontconfig>";

  @TempDir Path folder;

  @Test
  void charts_have_the_same_bytes_where_the_system_has_no_fonts() throws Exception {
    Path configuration = Files.writeString(folder.resolve("fonts.conf"), NO_FONTS);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ChartBytes.class.getName())
            .redirectError(folder.resolve("errors").toFile())
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("FONTCONFIG_FILE", configuration.toString());
    Process process = builder.start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
    assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8).strip())
        .isEqualTo(ChartBytes.hashes());
  }

  @Test
  void the_font_has_the_signs_that_reports_use() {
    assertThat(ShippedFont.REGULAR.size(12).canDisplayUpTo("±−–…≈≤≥→↓▲▼·×“”’\u202fäéñΩμЖ"))
        .isEqualTo(-1);
    assertThat(ShippedFont.BOLD.size(12).getFamily()).isEqualTo(ShippedFont.FAMILY);
  }
}
