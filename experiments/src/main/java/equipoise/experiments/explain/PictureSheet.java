package equipoise.experiments.explain;

import equipoise.core.Visible;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Images;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Text;
import equipoise.reports.charts.ImageGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures in rows, as one PNG and as a section of a page.
 *
 * @param kind of letters and "-": the file's name and the section's id
 * @param meaning what is to be seen, one sentence or two
 * @param columns headings; empty for pictures that need none
 */
record PictureSheet(
    String kind, String title, String meaning, List<String> columns, List<Row> rows) {
  private static final int LONGEST = 24;

  PictureSheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * @param label lines beside the pictures
   * @param pictures of one size over the whole sheet, or over the row
   */
  record Row(List<String> label, List<Picture> pictures) {
    Row {
      label = List.copyOf(label);
      pictures = List.copyOf(pictures);
    }
  }

  String file() {
    return kind + ".png";
  }

  /** A PNG file's bytes. */
  byte[] png() {
    List<ImageGrid.Row> grid = new ArrayList<>();
    for (Row row : rows) {
      List<List<ImageGrid.Tile>> groups = new ArrayList<>();
      List<ImageGrid.Tile> tiles = row.pictures().stream().map(Picture::tile).toList();
      if (columns.isEmpty()) {
        groups.add(tiles);
      } else {
        tiles.forEach(tile -> groups.add(List.of(tile)));
      }
      while (groups.size() < columns.size()) {
        groups.add(List.of());
      }
      grid.add(
          new ImageGrid.Row(
              row.label().stream().map(line -> Visible.line(line, LONGEST)).toList(), groups));
    }
    List<String> heads =
        columns.isEmpty()
            ? List.of("")
            : columns.stream().map(column -> column.replace(", ", "\n")).toList();
    return new ImageGrid(title, heads, grid).png();
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.hint(meaning));
    List<Images.Row> shown = new ArrayList<>();
    for (Row row : rows) {
      List<Images.Image> images = new ArrayList<>();
      for (int i = 0; i < row.pictures().size(); i++) {
        String what = i < columns.size() ? columns.get(i) : "picture " + (i + 1);
        images.add(
            new Images.Image(
                Optional.of(row.pictures().get(i).png()),
                String.join(", ", row.label()) + ": " + what));
      }
      Text caption =
          Text.of(" · ").joining(row.label().stream().map(l -> Text.name(l, 80)).toList());
      shown.add(new Images.Row(images, caption));
    }
    blocks.add(new Images(columns, shown, true));
    return new Section(kind, title, blocks);
  }
}
