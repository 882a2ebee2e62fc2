package equipoise.reports.html;

import equipoise.reports.blocks.Table;
import equipoise.reports.charts.Chart;
import equipoise.reports.tables.CsvTable;
import equipoise.reports.tables.DocumentParts;
import equipoise.reports.tables.FlatTable;
import java.util.Base64;

/** Charts as SVG, each with ids of its own, and each table with a copy to take away. */
final class PageMedium implements HtmlBlocks.Medium {
  private final DocumentParts parts;
  private int charts;

  PageMedium(DocumentParts parts) {
    this.parts = parts;
  }

  @Override
  public void chart(Html html, Chart chart) {
    html.raw(chart.drawing().svg("c" + charts++)).line();
  }

  @Override
  public void belowTable(Html html, Table table) {
    FlatTable flat = parts.flat(table);
    if (flat.headings().size() < 3) {
      return;
    }
    int from = html.position();
    html.tag("<p class=\"take\"><a download=\"" + Html.escaped(flat.name()) + ".csv\" ");
    html.tag("href=\"data:text/csv;charset=utf-8;base64,");
    html.raw(Base64.getEncoder().encodeToString(CsvTable.of(flat)));
    html.tag("\">CSV<span class=\"unseen\"> of the table: ").text(flat.title());
    html.tag("</span></a></p>\n");
    html.part(from, Html.Rank.DOWNLOAD, "");
  }
}
