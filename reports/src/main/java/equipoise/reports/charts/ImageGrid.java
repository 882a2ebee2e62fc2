package equipoise.reports.charts;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.reports.fonts.ShippedFont;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Images in rows and columns, enlarged without smoothing so that pixels can be judged.
 *
 * @param title above the grid
 * @param heads above the first column of each group of columns, of at most two lines
 * @param rows from top to bottom, each with the same groups
 */
public record ImageGrid(String title, List<String> heads, List<Row> rows) {
  private static final int SIDE = 56; // least height of an image in pixels
  private static final int GAP = 4;
  private static final int BETWEEN_GROUPS = 18;
  private static final int LABELS = 170;
  private static final int LINE = 16;
  private static final int TOP = 66;

  public ImageGrid {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /**
   * A row of images.
   *
   * @param label in front of it, lines from top to bottom
   * @param groups one below each head; an absent image leaves its place free
   */
  public record Row(List<String> label, List<List<Tile>> groups) {
    public Row {
      label = List.copyOf(label);
      groups = groups.stream().map(List::copyOf).toList();
    }
  }

  /**
   * One image.
   *
   * @param data of 1 or 3 channels; of others the first channel is shown
   * @param row of the data
   */
  public record Tile(Dataset data, int row) {
    BufferedImage image() {
      ImageShape shape = data.imageShape();
      int plane = shape.height() * shape.width();
      byte[] pixels = data.pixels(row);
      BufferedImage image =
          new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < plane; p++) {
        int red = pixels[p] & 0xff;
        int green = shape.channels() == 3 ? pixels[plane + p] & 0xff : red;
        int blue = shape.channels() == 3 ? pixels[2 * plane + p] & 0xff : red;
        image.setRGB(p % shape.width(), p / shape.width(), red << 16 | green << 8 | blue);
      }
      return image;
    }
  }

  /** The grid laid out; as PNG, for SVG would hold each pixel as a shape. */
  public byte[] png() {
    return new Drawing(
            (graphics, area) -> draw(graphics, (int) area.getWidth(), (int) area.getHeight()),
            LABELS + groups(heads.size()),
            TOP + rows.size() * (tileHeight() + GAP + LINE / 2),
            new AltText(title, ""))
        .png(1);
  }

  /** Pixels taken by the first groups and what follows each. */
  private int groups(int number) {
    int width = 0;
    for (int g = 0; g < number; g++) {
      width += columns(g) * (tileWidth() + GAP) + BETWEEN_GROUPS;
    }
    return width;
  }

  private int columns(int group) {
    return Math.max(
        1, rows.stream().mapToInt(row -> row.groups().get(group).size()).max().orElse(1));
  }

  private ImageShape shape() {
    return rows.stream()
        .flatMap(row -> row.groups().stream().flatMap(List::stream))
        .map(tile -> tile.data().imageShape())
        .findFirst()
        .orElse(new ImageShape(1, SIDE, SIDE));
  }

  /** A whole number of screen pixels for each pixel. */
  private int scale() {
    return Math.max(1, (SIDE + shape().height() - 1) / shape().height());
  }

  private int tileHeight() {
    return scale() * shape().height();
  }

  private int tileWidth() {
    return scale() * shape().width();
  }

  private void draw(Graphics2D graphics, int width, int height) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.setColor(Color.BLACK);
    graphics.setFont(ShippedFont.BOLD.size(14));
    graphics.drawString(title, GAP, LINE + GAP);
    graphics.setFont(ShippedFont.REGULAR.size(13));
    for (int g = 0; g < heads.size(); g++) {
      lines(graphics, heads.get(g).lines().toList(), LABELS + groups(g), TOP - 2 * LINE - GAP);
    }
    int top = TOP;
    for (Row row : rows) {
      draw(graphics, row, top);
      top += tileHeight() + GAP + LINE / 2;
    }
  }

  private void draw(Graphics2D graphics, Row row, int top) {
    graphics.setColor(Color.BLACK);
    lines(graphics, row.label(), GAP, top);
    for (int g = 0; g < row.groups().size(); g++) {
      int left = LABELS + groups(g);
      for (Tile tile : row.groups().get(g)) {
        graphics.drawImage(tile.image(), left, top, tileWidth(), tileHeight(), null);
        left += tileWidth() + GAP;
      }
    }
  }

  private static void lines(Graphics2D graphics, List<String> lines, int left, int top) {
    for (int line = 0; line < lines.size(); line++) {
      graphics.drawString(lines.get(line), left, top + LINE * (line + 1) - GAP);
    }
  }
}
