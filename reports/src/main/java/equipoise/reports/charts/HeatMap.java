package equipoise.reports.charts;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * A grid of shares from 0 to 1, light to dark blue, with the percentage in each cell where there is
 * room.
 *
 * @param shares [row][column] in 0..1; NaN leaves the cell empty
 * @param width of the whole chart in pixels
 */
public record HeatMap(String title, Side down, Side across, double[][] shares, int width)
    implements Chart {
  private static final int LONGEST_ROW = 28;
  private static final int LONGEST_COLUMN = 18;
  private static final int ROOM_FOR_TEXT = 400;
  private static final int CELL_HEIGHT = 24;

  /**
   * The names along one side of a grid.
   *
   * @param label what they are
   * @param names from top to bottom or from left to right
   */
  public record Side(String label, List<String> names) {}

  @Override
  public Drawing drawing() {
    List<String> rows = down.names();
    List<String> columns = across.names();
    XYPlot plot = new XYPlot();
    SymbolAxis horizontal = ChartStyle.names(across.label(), columns, LONGEST_COLUMN);
    SymbolAxis vertical = ChartStyle.names(down.label(), rows, LONGEST_ROW);
    double cell =
        (width - 30 - 7.0 * Math.min(LONGEST_ROW, longest(rows))) / Math.max(1, columns.size());
    boolean upright = 7.2 * Math.min(LONGEST_COLUMN, longest(columns)) > cell;
    horizontal.setVerticalTickLabels(upright);
    vertical.setInverted(true);
    plot.setDomainAxis(horizontal);
    plot.setRangeAxis(vertical);
    plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setDataset(cells(shares));
    plot.setRenderer(blocks());
    label(plot, shares, cell);
    JFreeChart chart = ChartStyle.chart(title, plot, false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    int below = upright ? 40 + 7 * Math.min(LONGEST_COLUMN, longest(columns)) : 55;
    int grid = Math.max(rows.size() * CELL_HEIGHT, ChartStyle.lengthOf(down.label()));
    int height = 50 + below + grid;
    return new Drawing(chart, width, height, AltText.of(this));
  }

  /** Of each row the largest share, which is what a look at the map finds. */
  @Override
  public String description() {
    StringBuilder text = new StringBuilder();
    text.append("Rows: ").append(down.label()).append("; columns: ").append(across.label());
    text.append(". The largest value of each row: ");
    List<String> largest = new ArrayList<>();
    for (int row = 0; row < shares.length; row++) {
      int best = -1;
      for (int column = 0; column < shares[row].length; column++) {
        boolean larger = best < 0 || shares[row][column] > shares[row][best];
        best = !Double.isNaN(shares[row][column]) && larger ? column : best;
      }
      if (best >= 0) {
        String percent = AltText.number(100 * shares[row][best]) + " %";
        largest.add(down.names().get(row) + " " + percent + " in " + across.names().get(best));
      }
    }
    return text + AltText.listed(largest) + ".";
  }

  private static DefaultXYZDataset cells(double[][] shares) {
    int count = 0;
    double[][] cells = new double[3][shares.length * (shares.length == 0 ? 0 : shares[0].length)];
    for (int row = 0; row < shares.length; row++) {
      for (int column = 0; column < shares[row].length; column++) {
        if (shares[row][column] > 0) {
          cells[0][count] = column;
          cells[1][count] = row;
          cells[2][count++] = shares[row][column];
        }
      }
    }
    double[][] kept = new double[3][];
    for (int i = 0; i < 3; i++) {
      kept[i] = java.util.Arrays.copyOf(cells[i], count);
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("share", kept);
    return data;
  }

  private static XYBlockRenderer blocks() {
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setBlockWidth(.96);
    renderer.setBlockHeight(.92);
    renderer.setPaintScale(
        new PaintScale() {
          @Override
          public double getLowerBound() {
            return 0;
          }

          @Override
          public double getUpperBound() {
            return 1;
          }

          @Override
          public Color getPaint(double share) {
            return shade(share);
          }
        });
    return renderer;
  }

  private static void label(XYPlot plot, double[][] shares, double cell) {
    if (shares.length * (shares.length == 0 ? 0 : shares[0].length) > ROOM_FOR_TEXT) {
      return;
    }
    Font font = ChartStyle.SMALL.deriveFont(cell < 28 ? 9f : 11f);
    for (int row = 0; row < shares.length; row++) {
      for (int column = 0; column < shares[row].length; column++) {
        double share = shares[row][column];
        if (!Double.isNaN(share)) {
          XYTextAnnotation text =
              new XYTextAnnotation(ChartStyle.format("0").format(100 * share), column, row);
          text.setFont(font);
          text.setPaint(inkOn(shade(share)));
          plot.addAnnotation(text, false);
        }
      }
    }
  }

  /** From near white to deep blue; lightness alone gives the order, also in grey print. */
  private static Color shade(double share) {
    int[][] stops = {
      {0xf0, 0xf6, 0xfb}, {0x8d, 0xc0, 0xe3}, {0x2b, 0x7c, 0xbd}, {0x0b, 0x3c, 0x71}
    };
    double place = Math.max(0, Math.min(1, share)) * (stops.length - 1);
    int from = Math.min(stops.length - 2, (int) place);
    double part = place - from;
    int[] mixed = new int[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = (int) Math.round(stops[from][i] + part * (stops[from + 1][i] - stops[from][i]));
    }
    return new Color(mixed[0], mixed[1], mixed[2]);
  }

  /** White or dark, whichever has the higher contrast (WCAG 2 relative luminance). */
  private static Color inkOn(Color cell) {
    double light = luminance(cell) + .05;
    return 1.05 / light > light / (luminance(ChartStyle.INK) + .05) ? Color.WHITE : ChartStyle.INK;
  }

  private static double luminance(Color color) {
    return .2126 * linear(color.getRed())
        + .7152 * linear(color.getGreen())
        + .0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4);
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }
}
