package equipoise.reports.tables;

import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.BlockVisitor;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Choice;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Images;
import equipoise.reports.blocks.Listing;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Terms;
import equipoise.reports.charts.Chart;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables and charts of a document in their order, with names for files. Each place in the
 * document counts, so equal tables at two places are two.
 */
public final class DocumentParts {
  private final Map<Table, FlatTable> tables = new IdentityHashMap<>();
  private final Map<String, FlatTable> byName = new LinkedHashMap<>();
  private final Map<String, Chart> charts = new LinkedHashMap<>();

  private DocumentParts() {}

  public static DocumentParts of(Document document) {
    DocumentParts parts = new DocumentParts();
    int number = 1;
    for (Section section : document.sections()) {
      String name = String.format(java.util.Locale.ROOT, "%02d-%s", number++, section.id());
      parts.add(section.blocks(), parts.new Names(name, section.title()));
    }
    return parts;
  }

  private void add(List<Block> blocks, Names names) {
    blocks.forEach(block -> block.accept(names));
  }

  /** By name, in the order of the document. */
  public Map<String, FlatTable> tables() {
    return Collections.unmodifiableMap(byName);
  }

  /** The flat form of this very table, which must be one of the document. */
  public FlatTable flat(Table table) {
    return tables.get(table);
  }

  /** By name, in the order of the document. */
  public Map<String, Chart> charts() {
    return Collections.unmodifiableMap(charts);
  }

  /** Gives each table and chart of a section its name. */
  private final class Names implements BlockVisitor {
    private final String section;
    private final int tablesBefore = byName.size();
    private final int chartsBefore = charts.size();
    private final StringBuilder title = new StringBuilder();

    Names(String section, String title) {
      this.section = section;
      this.title.append(title);
    }

    @Override
    public void table(Table table) {
      String words = table.caption().isEmpty() ? title.toString() : table.caption().words();
      String name = section + "-" + (1 + byName.size() - tablesBefore);
      FlatTable flat = FlatTable.of(name, words, table);
      tables.put(table, flat);
      byName.put(name, flat);
    }

    @Override
    public void figure(Figure figure) {
      for (Chart chart : figure.charts()) {
        charts.put(section + "-" + (1 + charts.size() - chartsBefore), chart);
      }
    }

    @Override
    public void heading(Heading heading) {
      title.setLength(0);
      title.append(heading.text().words());
    }

    @Override
    public void fold(Fold fold) {
      String before = title.toString();
      title.setLength(0);
      title.append(fold.summary().words());
      add(fold.blocks(), this);
      title.setLength(0);
      title.append(before);
    }

    @Override
    public void choice(Choice choice) {
      String before = title.toString();
      for (Choice.Option option : choice.options()) {
        title.setLength(0);
        title.append(option.name().words());
        add(option.blocks(), this);
      }
      title.setLength(0);
      title.append(before);
    }

    @Override
    public void paragraph(Paragraph paragraph) {
      // Text belongs to no table.
    }

    @Override
    public void bullets(Bullets bullets) {
      // Text belongs to no table.
    }

    @Override
    public void terms(Terms terms) {
      // Text belongs to no table.
    }

    @Override
    public void images(Images images) {
      // Photographs stay in the run's folder "sheets".
    }

    @Override
    public void listing(Listing listing) {
      // Text belongs to no table.
    }
  }
}
