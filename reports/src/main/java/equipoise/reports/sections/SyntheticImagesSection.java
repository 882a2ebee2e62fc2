package equipoise.reports.sections;

import equipoise.core.trial.ImageMeasure;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Terms;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.GeneratorGains;
import equipoise.reports.results.AuditedArm;
import equipoise.reports.results.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the images of each generator did for the classes, how its training went, how good its images
 * are, class by class, and which passed the gate.
 */
public final class SyntheticImagesSection implements ReportSection {
  @Override
  public String id() {
    return "synthetic-images";
  }

  @Override
  public String title() {
    return "Synthetic images";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(GainsTable.of(GeneratorGains.of(analysis.run())));
    blocks.addAll(audits(analysis.run(), AuditedArm.of(analysis.run())));
    blocks.addAll(GeneratorCurves.of(analysis.run()));
    return blocks;
  }

  private static List<Block> audits(Run run, List<AuditedArm> arms) {
    if (arms.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.of("How good the images are"));
    blocks.add(
        Paragraph.hint(
            "What generators made, class by class; means over repeats. FID and KID stand above what"
                + " real images get against as many real images. Figures of two extractors do not"
                + " compare."));
    for (AuditedArm arm : arms) {
      blocks.addAll(AuditTables.of(arm));
      blocks.addAll(FeatureMapFigure.of(run, arm));
    }
    blocks.add(new Fold(Text.of("What the figures say"), false, List.of(glossary())));
    return blocks;
  }

  private static Terms glossary() {
    return new Terms(
        Arrays.stream(ImageMeasure.values())
            .map(measure -> new Terms.Term(measure.label(), measure.meaning()))
            .toList());
  }
}
