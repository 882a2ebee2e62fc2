package equipoise.reports.blocks;

import java.util.List;

/**
 * A part of a report.
 *
 * @param id unique in the report, for links; letters and "-"
 */
public record Section(String id, String title, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
