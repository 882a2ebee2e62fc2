package equipoise.reports.blocks;

import java.util.List;

/**
 * A report.
 *
 * @param brand above the title
 * @param subtitle below it
 */
public record Document(String brand, Text title, String subtitle, List<Section> sections) {
  public Document {
    sections = List.copyOf(sections);
  }
}
