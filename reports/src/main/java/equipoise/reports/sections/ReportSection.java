package equipoise.reports.sections;

import equipoise.reports.blocks.Block;
import equipoise.reports.findings.Analysis;
import java.util.List;

/** A part of the report: content alone, which any renderer can write. */
public interface ReportSection {
  /** Unique in the report, for links; letters and "-". */
  String id();

  String title();

  /** What it shows; if there is nothing, the report leaves the section out. */
  List<Block> blocks(Analysis analysis);
}
