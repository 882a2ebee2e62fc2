package equipoise.experiments.resample;

import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.file.CsvCell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Where each row of a resampled table came from, a CSV of one line a row. */
public final class ProvenanceTable {
  private static final String HEADER = "row,origin,source,base,neighbour,gap,class,subclass\n";

  private ProvenanceTable() {}

  /** Writes it as UTF-8; a field that does not apply is empty. */
  public static void write(TableResampling.Result result, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Dataset rows = result.rows();
    Dataset trained = result.resampled().data().data();
    int[] subclasses = result.subclasses();
    writer.write(HEADER);
    for (int i = 0; i < rows.size(); i++) {
      String subclass = subclasses == null ? "" : String.valueOf(subclasses[trained.label(i)]);
      String name = CsvCell.of(rows.classes().get(rows.label(i)));
      writer.write(i + "," + fields(rows.origin(i)) + "," + name + "," + subclass + "\n");
    }
    writer.flush();
  }

  /** origin, source, base, neighbour, gap. */
  private static String fields(Origin origin) {
    if (origin instanceof Origin.Real real) {
      return "original," + real.index() + ",,,";
    }
    if (origin instanceof Origin.Copied copy) {
      return "synthetic,," + copy.base() + ",,0";
    }
    if (origin instanceof Origin.Interpolated point) {
      return "synthetic,," + point.base() + "," + point.neighbour() + "," + number(point.gap());
    }
    if (origin instanceof Origin.Derived point) {
      return "synthetic,," + point.base() + ",,";
    }
    return "synthetic,,,,";
  }

  private static String number(double gap) {
    String digits = Double.toString(gap);
    return digits.indexOf('E') < 0 ? digits : new BigDecimal(digits).toPlainString();
  }
}
