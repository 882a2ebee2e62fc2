package equipoise.reports.sections;

import equipoise.core.metrics.Metric;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.blocks.Terms;
import equipoise.reports.blocks.Terms.Term;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Synthesis;
import java.util.ArrayList;
import java.util.List;

/** What the words and numbers of the report mean. */
public final class GlossarySection implements ReportSection {
  @Override
  public String id() {
    return "glossary";
  }

  @Override
  public String title() {
    return "Glossary";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<Term> terms = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      terms.add(
          new Term(
              metric.title(),
              metric.meaning() + (metric.higherIsBetter() ? "" : "; lower is better")));
    }
    terms.add(new Term("Points", "percentage points: from 80 % to 81 % is one point"));
    terms.add(
        new Term(
            "95 % interval",
            "Student’s t interval of the mean over at least five repeats; of a difference, the"
                + " interval that belongs to its test"));
    terms.add(new Term("s", "standard deviation over the repeats, with divisor n − 1"));
    terms.add(
        new Term(
            "p (Holm)",
            "t test of the difference in balanced accuracy, paired image by image, with a variance"
                + " of two parts: the test images, by groups where there are groups, and the"
                + " repeats; adjusted by Holm (1979) for the number of comparisons in this report"));
    terms.add(
        new Term(
            "Equivalent",
            "two one-sided tests (Schuirmann 1987) exclude a difference of "
                + Numbers.pointsOf(analysis.run().rule().margin())
                + " of balanced accuracy or more, the study’s margin"));
    terms.add(
        new Term(
            "Detectable",
            "the true difference that a study with these test images and repeats finds with a"
                + " probability of 80 %"));
    for (Synthesis synthesis : Synthesis.values()) {
      if (synthesis != Synthesis.UNKNOWN) {
        terms.add(new Term("Kind: " + synthesis.label(), synthesis.meaning()));
      }
    }
    return List.of(new Terms(terms));
  }
}
