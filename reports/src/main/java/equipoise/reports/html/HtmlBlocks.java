package equipoise.reports.html;

import equipoise.core.Visible;
import equipoise.reports.blocks.BlockVisitor;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Choice;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Images;
import equipoise.reports.blocks.Listing;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Terms;
import equipoise.reports.blocks.Text;
import equipoise.reports.charts.Chart;
import equipoise.reports.html.Html.Rank;
import java.util.Base64;

/** Writes each block as HTML that is well-formed XML, too. */
public final class HtmlBlocks implements BlockVisitor {
  private final Html html;
  private final Medium medium;
  private int folds;

  /** What a browser and a printer's renderer do not share. */
  public interface Medium {
    /** Writes a chart. */
    void chart(Html html, Chart chart);

    /** Writes what belongs below a table. */
    void belowTable(Html html, Table table);
  }

  public HtmlBlocks(Html html, Medium medium) {
    this.html = html;
    this.medium = medium;
  }

  @Override
  public void paragraph(Paragraph paragraph) {
    String type =
        switch (paragraph.style()) {
          case LEAD -> "<p class=\"answer\">";
          case BODY -> "<p>";
          case HINT -> "<p class=\"hint\">";
        };
    html.tag(type).text(paragraph.text()).tag("</p>\n");
  }

  @Override
  public void heading(Heading heading) {
    html.tag("<h3>").text(heading.text()).tag("</h3>\n");
  }

  @Override
  public void bullets(Bullets bullets) {
    html.tag("<ul>\n");
    bullets.items().forEach(item -> html.tag("<li>").text(item).tag("</li>\n"));
    html.tag("</ul>\n");
  }

  @Override
  public void terms(Terms terms) {
    html.tag("<dl>\n");
    for (Terms.Term term : terms.terms()) {
      html.tag("<dt>").text(term.term()).tag("</dt><dd>").text(term.meaning()).tag("</dd>\n");
    }
    html.tag("</dl>\n");
  }

  @Override
  public void table(Table table) {
    int from = html.position();
    new HtmlTable(html, table).write();
    Rank rank = folds > 0 ? Rank.FOLDED_TABLE : Rank.TABLE;
    html.part(from, rank, missing("table", table.caption().words()));
    medium.belowTable(html, table);
  }

  @Override
  public void figure(Figure figure) {
    int from = html.position();
    boolean several = figure.charts().size() > 1;
    html.tag(several ? "<figure class=\"pair\">" : "<figure>");
    for (Chart chart : figure.charts()) {
      medium.chart(html, chart);
    }
    caption(figure.caption());
    html.tag("</figure>\n");
    Rank rank = folds > 0 ? Rank.FOLDED_CHART : Rank.CHART;
    html.part(from, rank, missing("chart", figure.charts().get(0).title()));
  }

  /** Stands for what a page that is too large leaves out. */
  private static String missing(String what, String title) {
    String named = title.isBlank() ? "" : ": “" + Html.escaped(Visible.line(title, 80)) + "”";
    return "<p class=\"hint cut\">Left out, a " + what + named + ".</p>\n";
  }

  private void caption(Text caption) {
    if (!caption.isEmpty()) {
      html.tag("<figcaption>").text(caption).tag("</figcaption>");
    }
  }

  @Override
  public void images(Images images) {
    int columns = images.columns().size();
    int from = html.position();
    String size = images.isLarge() ? "large" : "cols-" + columns;
    html.tag("<div class=\"rows " + size + "\">\n");
    for (Images.Row row : images.rows()) {
      html.tag("<figure class=\"sample\"><div class=\"pictures\">");
      for (int i = 0; i < row.images().size(); i++) {
        image(row.images().get(i), i < columns ? images.columns().get(i) : "");
      }
      html.tag("</div>");
      caption(row.caption());
      html.tag("</figure>\n");
    }
    html.tag("</div>\n");
    html.part(from, Rank.PICTURES, missing("picture sheet", ""));
  }

  private void image(Images.Image image, String column) {
    html.tag("<span class=\"picture\">");
    if (image.equals(Images.Image.ABSENT)) {
      html.tag("</span>");
      return;
    }
    if (image.png().isPresent()) {
      html.tag("<img src=\"data:image/png;base64,")
          .raw(Base64.getEncoder().encodeToString(image.png().get()))
          .tag("\" alt=\"" + Html.escaped(image.description()) + "\"/>");
    } else {
      html.tag("<span class=\"missing\">missing</span>");
    }
    if (!column.isEmpty()) {
      html.tag("<span class=\"column\">").text(column).tag("</span>");
    }
    html.tag("</span>");
  }

  @Override
  public void fold(Fold fold) {
    html.tag(fold.open() ? "<details open=\"open\">" : "<details>");
    html.tag("<summary>").text(fold.summary()).tag("</summary>\n");
    folds += fold.open() ? 0 : 1;
    fold.blocks().forEach(block -> block.accept(this));
    folds -= fold.open() ? 0 : 1;
    html.tag("</details>\n");
  }

  @Override
  public void choice(Choice choice) {
    html.tag("<div class=\"choice\" data-label=\"" + Html.escaped(choice.label()) + "\">\n");
    boolean first = true;
    for (Choice.Option option : choice.options()) {
      html.tag(first ? "<details open=\"open\">" : "<details>");
      html.tag("<summary>").text(option.name()).tag("</summary>\n");
      folds += first ? 0 : 1;
      option.blocks().forEach(block -> block.accept(this));
      folds -= first ? 0 : 1;
      html.tag("</details>\n");
      first = false;
    }
    html.tag("</div>\n");
  }

  @Override
  public void listing(Listing listing) {
    html.tag("<pre tabindex=\"0\">").text(listing.lines()).tag("</pre>\n");
  }
}
