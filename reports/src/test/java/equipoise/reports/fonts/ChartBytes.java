package equipoise.reports.fonts;

import equipoise.core.file.Sha256;
import equipoise.reports.charts.DotPlot;
import equipoise.reports.charts.HeatMap;
import equipoise.reports.pdf.PdfChart;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Prints hashes of charts, for another JVM to compare. */
final class ChartBytes {
  private ChartBytes() {}

  public static void main(String[] arguments) {
    System.out.println(hashes());
  }

  static String hashes() {
    HeatMap map =
        new HeatMap(
            "Recall → Ωμ",
            new HeatMap.Side("Class", List.of("gate valve", "pump")),
            new HeatMap.Side("Method", List.of("a method with a long name", "b")),
            new double[][] {{.1, .9}, {.5, .25}},
            520);
    DotPlot plot =
        new DotPlot(
            "Accuracy",
            "Balanced accuracy (%)",
            List.of("a", "b"),
            List.of(1),
            List.of(
                new DotPlot.Series(
                    "lenet5", List.of(new DotPlot.Dot(0, 61.5, 3, List.of(60.0, 63.0))))));
    return hash(map.drawing().png(2))
        + hash(map.drawing().svg("c").getBytes(StandardCharsets.UTF_8))
        + hash(plot.drawing().png(1))
        + hash(plot.drawing().svg("c").getBytes(StandardCharsets.UTF_8))
        + hash(PdfChart.of(plot.drawing()));
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, 8);
  }
}
