package equipoise.reports.latex;

import equipoise.reports.blocks.Block;
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
import java.util.List;

/** Writes each block as LaTeX; counts the charts. */
final class LatexBlocks implements BlockVisitor {
  private final StringBuilder out;
  private int charts;

  LatexBlocks(StringBuilder out) {
    this.out = out;
  }

  /** Keeps headings on the page of what they are about. */
  void all(List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Heading) {
        keep(LatexRoom.of(blocks.subList(i, blocks.size())));
      }
      blocks.get(i).accept(this);
    }
  }

  /** Begins a page where less is left of this one. */
  void keep(int points) {
    out.append("\\keeproom{").append(points).append("pt}\n");
  }

  @Override
  public void paragraph(Paragraph paragraph) {
    String text = LatexText.of(paragraph.text());
    out.append(
        switch (paragraph.style()) {
          case LEAD -> "{\\large " + text + "\\par}\n\n";
          case BODY -> text + "\n\n";
          case HINT -> "{\\small\\itshape " + text + "\\par}\n\n";
        });
  }

  @Override
  public void heading(Heading heading) {
    out.append("\\subsection*{").append(LatexText.of(heading.text())).append("}\n");
  }

  @Override
  public void bullets(Bullets bullets) {
    if (bullets.items().isEmpty()) {
      return;
    }
    out.append("\\begin{itemize}\n");
    bullets.items().forEach(item -> out.append("\\item ").append(LatexText.of(item)).append('\n'));
    out.append("\\end{itemize}\n");
  }

  @Override
  public void terms(Terms terms) {
    if (terms.terms().isEmpty()) {
      return;
    }
    out.append("\\begin{description}\\small\n");
    for (Terms.Term term : terms.terms()) {
      out.append("\\item[{").append(LatexText.of(term.term())).append("}] ");
      out.append(LatexText.of(term.meaning())).append('\n');
    }
    out.append("\\end{description}\n");
  }

  @Override
  public void table(Table table) {
    if (table.groups().stream().anyMatch(group -> !group.rows().isEmpty())) {
      out.append(new LatexTable(table).write());
    }
  }

  @Override
  public void figure(Figure figure) {
    out.append("\\begin{center}\n");
    for (int i = 0; i < figure.charts().size(); i++) {
      double share = LatexRoom.share(figure.charts().get(i).drawing());
      String width = String.format(java.util.Locale.ROOT, "%.2f", share);
      out.append("\\includegraphics[width=" + width + "\\linewidth,height=.8\\textheight,");
      out.append("keepaspectratio]{" + LatexRenderer.FIGURES + "/chart-" + ++charts + ".pdf}\n");
    }
    out.append("\\end{center}\n");
    caption(figure.caption());
  }

  private void caption(Text caption) {
    if (!caption.isEmpty()) {
      out.append("{\\small\\itshape ").append(LatexText.of(caption)).append("\\par}\n\n");
    }
  }

  @Override
  public void images(Images images) {
    out.append("{\\small ").append(images.rows().size());
    out.append(" rows of example images are in the run's folder \\texttt{sheets}.\\par}\n\n");
  }

  @Override
  public void fold(Fold fold) {
    keep(LatexRoom.of(List.of(fold)));
    out.append("\\paragraph{").append(LatexText.of(fold.summary())).append("}\\mbox{}\\par\n");
    all(fold.blocks());
  }

  @Override
  public void choice(Choice choice) {
    for (Choice.Option option : choice.options()) {
      keep(LatexRoom.of(List.of(new Choice(choice.label(), List.of(option)))));
      out.append("\\paragraph{").append(LatexText.of(option.name())).append("}\\mbox{}\\par\n");
      all(option.blocks());
    }
  }

  @Override
  public void listing(Listing listing) {
    out.append("\\begingroup\\scriptsize\\ttfamily\\raggedright\n");
    listing.lines().lines().forEach(line -> out.append(indented(line)).append("\\par\n"));
    out.append("\\endgroup\n\n");
  }

  private static String indented(String line) {
    int spaces = line.length() - line.stripLeading().length();
    String text = LatexText.of(line.strip());
    return "\\mbox{}\\hspace{" + spaces / 2.0 + "em}" + text;
  }
}
