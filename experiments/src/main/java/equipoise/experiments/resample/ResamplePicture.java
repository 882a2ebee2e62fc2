package equipoise.experiments.resample;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.TableShape;
import equipoise.core.table.Table;
import equipoise.reports.charts.ScatterChart;
import equipoise.reports.charts.ScatterChart.Cloud;
import equipoise.reports.charts.ScatterChart.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The first two numeric columns of a table before and after resampling, as an SVG document. */
public final class ResamplePicture {
  /** A picture of more points of one class shows every second one, or every third. */
  private static final int MOST_POINTS = 1500;

  private static final int MOST_CLASSES = 7;

  private final Dataset before;
  private final Dataset after;
  private final int[] columns;

  private ResamplePicture(Dataset before, Dataset after, int[] columns) {
    this.before = before;
    this.after = after;
    this.columns = columns;
  }

  /**
   * @throws DataException if the table has no two numeric columns
   */
  public static String draw(Table table, TableResampling job, TableResampling.Result result) {
    List<TableShape.Column> all = ((TableShape) table.data().shape()).columns();
    int[] columns =
        IntStream.range(0, all.size()).filter(j -> !all.get(j).isNominal()).limit(2).toArray();
    if (columns.length < 2) {
      throw new DataException("a picture needs two numeric columns, but there are fewer");
    }
    ResamplePicture picture = new ResamplePicture(table.data(), result.rows(), columns);
    return new ScatterChart(
            job.method().name() + ", " + table.data().name(),
            Visible.shortened(all.get(columns[0]).name()),
            Visible.shortened(all.get(columns[1]).name()),
            picture.clouds(table.data(), false),
            picture.clouds(result.rows(), true))
        .drawing()
        .svg("resample");
  }

  private List<Cloud> clouds(Dataset rows, boolean resampled) {
    List<Cloud> clouds = new ArrayList<>();
    List<Cloud> removed = new ArrayList<>();
    BitSet kept = new BitSet();
    for (int i = 0; i < after.size(); i++) {
      if (after.origin(i) instanceof Origin.Real real) {
        kept.set(real.index());
      }
    }
    for (int c = 0; c < Math.min(MOST_CLASSES, rows.classes().size()); c++) {
      int label = c;
      String name = Visible.shortened(rows.classes().get(c));
      add(clouds, name, Kind.ORIGINAL, c, rows, i -> is(rows, i, label) && rows.origin(i).isReal());
      if (resampled) {
        IntPredicate made = i -> is(rows, i, label) && !rows.origin(i).isReal();
        add(clouds, name + ", new", Kind.SYNTHETIC, c, rows, made);
        IntPredicate gone = i -> is(before, i, label) && !kept.get(i);
        add(removed, "removed", Kind.REMOVED, c, before, gone);
      }
    }
    clouds.addAll(merged(removed));
    return clouds;
  }

  private static boolean is(Dataset rows, int i, int label) {
    return rows.label(i) == label;
  }

  private void add(
      List<Cloud> clouds, String name, Kind kind, int colour, Dataset rows, IntPredicate which) {
    int[] chosen =
        IntStream.range(0, rows.size())
            .filter(which)
            .filter(i -> Double.isFinite(rows.value(i, columns[0])))
            .filter(i -> Double.isFinite(rows.value(i, columns[1])))
            .toArray();
    if (chosen.length == 0) {
      return;
    }
    int step = 1 + (chosen.length - 1) / MOST_POINTS;
    int[] shown =
        IntStream.range(0, chosen.length).filter(k -> k % step == 0).map(k -> chosen[k]).toArray();
    clouds.add(
        new Cloud(
            name,
            kind,
            colour,
            IntStream.of(shown).mapToDouble(i -> rows.value(i, columns[0])).toArray(),
            IntStream.of(shown).mapToDouble(i -> rows.value(i, columns[1])).toArray()));
  }

  private static List<Cloud> merged(List<Cloud> clouds) {
    if (clouds.isEmpty()) {
      return clouds;
    }
    return List.of(
        new Cloud(
            clouds.get(0).name(),
            Kind.REMOVED,
            0,
            clouds.stream().flatMapToDouble(c -> java.util.Arrays.stream(c.x())).toArray(),
            clouds.stream().flatMapToDouble(c -> java.util.Arrays.stream(c.y())).toArray()));
  }
}
