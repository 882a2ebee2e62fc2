package equipoise.experiments.resample;

import equipoise.core.catalogue.Family;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a resampling did to a table.
 *
 * @param format and {@code style}: how the table is written
 * @param target the class column's name
 * @param columns number of feature columns
 * @param warnings of the reader, the method and the writer
 */
public record ResampleSummary(
    String table,
    String format,
    String style,
    String target,
    int columns,
    String method,
    String strategy,
    long seed,
    int before,
    int after,
    List<ClassLine> classes,
    List<String> warnings) {
  public ResampleSummary {
    classes = List.copyOf(classes);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param removed rows of the table that are not in the output
   * @param synthetic rows of the output that are not in the table, copies among them
   */
  public record ClassLine(String name, int before, int removed, int synthetic, int after) {}

  /**
   * @param file as it was given
   * @param strategy as it was given
   */
  public static ResampleSummary of(
      String file,
      Table table,
      TableResampling job,
      String strategy,
      TableResampling.Result result) {
    Dataset before = table.data();
    Dataset after = result.rows();
    List<String> warnings = new ArrayList<>(table.warnings());
    result.resampled().notes().forEach(note -> warnings.add(note.sentence()));
    List<ClassLine> lines = lines(before, after);
    boolean idle = lines.stream().allMatch(line -> line.removed() + line.synthetic() == 0);
    boolean meant = job.method().entry().family() == Family.BASELINE;
    if (idle && !meant && result.resampled().notes().isEmpty() && result.subclasses() == null) {
      warnings.add(job.method().name() + " found nothing to do; the table is as it was.");
    }
    warnings.addAll(table.departures(after));
    return new ResampleSummary(
        file,
        table.format().word(),
        table.style(),
        table.target(),
        before.dimension(),
        job.method().name(),
        strategy,
        job.seed().value(),
        before.size(),
        after.size(),
        lines,
        warnings);
  }

  private static List<ClassLine> lines(Dataset before, Dataset after) {
    int[] had = before.counts();
    int[] kept = new int[had.length];
    int[] made = new int[had.length];
    for (int i = 0; i < after.size(); i++) {
      if (after.origin(i) instanceof Origin.Real) {
        kept[after.label(i)]++;
      } else {
        made[after.label(i)]++;
      }
    }
    return IntStream.range(0, had.length)
        .mapToObj(
            c ->
                new ClassLine(
                    before.classes().get(c), had[c], had[c] - kept[c], made[c], kept[c] + made[c]))
        .toList();
  }
}
