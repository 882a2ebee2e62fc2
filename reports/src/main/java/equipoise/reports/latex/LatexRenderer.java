package equipoise.reports.latex;

import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Section;

/**
 * A LaTeX document for pdfLaTeX with booktabs and longtable: all tables and text, and the charts as
 * figures from files beside it. Example images stay in the run's folder.
 */
public final class LatexRenderer {
  private static final String PREAMBLE =
      """
      \\documentclass[a4paper,10pt]{article}
      \\usepackage[utf8]{inputenc}
      \\usepackage[T1]{fontenc}
      \\usepackage{lmodern}
      \\usepackage{textcomp}
      \\usepackage[margin=18mm]{geometry}
      \\usepackage{array}
      \\usepackage{booktabs}
      \\usepackage{longtable}
      \\usepackage{graphicx}
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{4pt}
      \\setlength{\\LTpre}{2pt}
      \\setlength{\\LTleft}{0pt}
      \\emergencystretch=3em
      \\newcommand{\\keeproom}[1]{\\par\\penalty0
        \\ifdim\\dimexpr\\pagegoal-\\pagetotal\\relax<#1\\relax\\newpage\\fi}
      \\newcommand{\\twolines}[1]{\\begin{tabular}[t]{@{}r@{}}#1\\end{tabular}}
      \\newcommand{\\tabletitle}[1]{\\makebox[0pt][l]{\\parbox[b]{\\linewidth}{\\raggedright\\textbf{#1}}}}
      \\begin{document}
      """;

  /** The folder of the figures, beside the file. */
  public static final String FIGURES = "figures";

  /** The file's text; chart n, from 1, is expected in {@code figures/chart-n.pdf}. */
  public String render(Document document) {
    StringBuilder out = new StringBuilder(PREAMBLE);
    out.append("{\\LARGE\\bfseries ").append(LatexText.of(document.title())).append("\\par}\n");
    out.append(LatexText.of(document.subtitle())).append("\n\n");
    LatexBlocks blocks = new LatexBlocks(out);
    for (Section section : document.sections()) {
      blocks.keep(30 + LatexRoom.of(section.blocks()));
      out.append("\\section*{").append(LatexText.of(section.title())).append("}\n");
      blocks.all(section.blocks());
    }
    return out.append("\\end{document}\n").toString();
  }
}
