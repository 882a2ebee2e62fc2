package equipoise.reports.sections;

import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.Caveats;
import equipoise.reports.findings.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The answer, and what weakens it. */
public final class VerdictSection implements ReportSection {
  @Override
  public String id() {
    return "verdict";
  }

  @Override
  public String title() {
    return "Does synthesis help?";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    Caveats caveats = Caveats.of(analysis.run());
    List<Block> blocks = new ArrayList<>();
    Verdict.of(analysis).forEach(text -> blocks.add(Paragraph.lead(text)));
    RanksSection.sentences(analysis.run()).forEach(text -> blocks.add(Paragraph.lead(text)));
    blocks.add(Paragraph.body(caveats.sentence(analysis.run())));
    if (!caveats.remarks().isEmpty()) {
      blocks.add(new Bullets(caveats.remarks().stream().map(Text::of).toList()));
    }
    return blocks;
  }
}
