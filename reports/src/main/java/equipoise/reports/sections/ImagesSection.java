package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.trial.SampleSheet;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Images;
import equipoise.reports.blocks.Images.Image;
import equipoise.reports.blocks.Images.Row;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.RunSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Example images of each method. */
public final class ImagesSection implements ReportSection {
  private static final String REAL = "real";
  private static final String GENERATED = "generated";
  private static final String AUDITED = "audited";
  private static final String EXPLAINED = "explained";
  private static final List<String> ORDER =
      List.of(
          REAL, "augmented", "interpolated", "derived", GENERATED, AUDITED, EXPLAINED, "training");
  private static final int MOST_ROWS = 24;
  private static final int LARGEST_IMAGE = 64 << 10;
  private static final int LARGEST_TOTAL = 750_000;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  @Override
  public String id() {
    return "images";
  }

  @Override
  public String title() {
    return "Images";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<SampleSheet> all = analysis.run().sheets().stream().map(RunSheet::content).toList();
    List<RunSheet> sheets =
        analysis.run().sheets().stream()
            .filter(s -> s.content().rows() != null && !s.content().rows().isEmpty())
            .filter(s -> !(GENERATED.equals(s.content().kind()) && audited(s.content(), all)))
            .sorted(Comparator.comparingInt(s -> ORDER.indexOf(String.valueOf(s.content().kind()))))
            .toList();
    if (sheets.isEmpty()) {
      return List.of(Paragraph.body("This run kept no example images."));
    }
    List<Block> blocks = new ArrayList<>();
    for (RunSheet sheet : sheets) {
      add(blocks, sheet.folder(), sheet.content(), LARGEST_TOTAL / sheets.size());
    }
    return blocks;
  }

  /** Whether a fuller sheet shows what the same method made of the same data. */
  private static boolean audited(SampleSheet sheet, List<SampleSheet> all) {
    return all.stream()
        .filter(other -> AUDITED.equals(other.kind()) && other.rows() != null)
        .filter(other -> !other.rows().isEmpty())
        .anyMatch(
            other ->
                Objects.equals(other.dataset(), sheet.dataset())
                    && Objects.equals(other.method(), sheet.method()));
  }

  private static void add(List<Block> blocks, Path folder, SampleSheet sheet, int budget) {
    List<String> columns = sheet.columns() == null ? List.of() : sheet.columns();
    List<Row> rows = new ArrayList<>();
    int left = budget;
    for (SampleSheet.Row row : sheet.rows()) {
      Row shown = row(folder, row, columns);
      left -= shown.images().stream().mapToInt(i -> i.png().map(p -> p.length).orElse(0)).sum();
      if (left < 0 || rows.size() == MOST_ROWS) {
        break;
      }
      rows.add(shown);
    }
    String named = sheet.title() == null ? sheet.method() : sheet.title();
    String title = REAL.equals(sheet.kind()) ? "real images" : named;
    blocks.add(
        new Heading(Text.name(title, 80).muted(" on ").plus(Text.name(sheet.dataset(), 80))));
    blocks.add(Paragraph.hint(kind(String.valueOf(sheet.kind()))));
    blocks.add(new Images(columns.stream().map(c -> Visible.line(c, 40)).toList(), rows));
    int hidden = sheet.rows().size() - rows.size();
    if (hidden > 0) {
      blocks.add(Paragraph.hint(Counted.of(hidden, "more row") + " in the run’s folder “sheets”"));
    }
  }

  private static Text kind(String kind) {
    return switch (kind) {
      case REAL -> Text.of("Real training images.");
      case "augmented" ->
          Text.of("Each row: a training image, and what a network may see in its place.");
      case "interpolated" ->
          Text.of("Each row: a real image, a neighbour of its class, and what lies between them.");
      case "derived" ->
          Text.of(
              "Each row: a real image, and the new one that is drawn from it or nearest to it.");
      case AUDITED ->
          Text.of(
              "Each row: a class, the one whose images a classifier recognises least often first."
                  + " Three real images, then the generated image that it takes least for its"
                  + " class, the middle one and the best one, each with the training image and the"
                  + " held-out image nearest to it. An image that equals its nearest training image"
                  + " is a copy; one as near to a held-out image hardly is.");
      case EXPLAINED ->
          Text.of(
              "The test images that the first arm's network gets most wrong: it gives their true"
                  + " class the lowest probability. Beside each, where this network and that of the"
                  + " best other arm look (Grad-CAM): for the class that each predicts, and for the"
                  + " true one. Yellow counts most; where all is dark, nothing speaks for the"
                  + " class.");
      case GENERATED ->
          Text.of("Each row: a generated image and the training image nearest to it.");
      case "training" ->
          Text.of("Each row: what one code becomes at the checkpoints of the training.");
      default -> Text.name(kind, 60);
    };
  }

  private static Row row(Path folder, SampleSheet.Row row, List<String> columns) {
    String className = Visible.line(row.className(), 60);
    List<Image> images = new ArrayList<>();
    List<String> files = row.images() == null ? List.of() : row.images();
    for (int i = 0; i < files.size(); i++) {
      String column = i < columns.size() ? Visible.line(columns.get(i), 40) : "image";
      boolean absent = files.get(i) != null && files.get(i).isEmpty();
      images.add(
          absent ? Image.ABSENT : new Image(read(folder, files.get(i)), className + ", " + column));
    }
    Text caption = Text.EMPTY.name(className);
    return new Row(
        images,
        row.caption() == null || row.caption().isEmpty()
            ? caption
            : caption.plain(" · ").plus(Text.name(row.caption(), 120)));
  }

  /**
   * Only PNG files inside the sheets' folder, so that a sheet cannot pull other files into a
   * report.
   */
  private static Optional<byte[]> read(Path folder, String image) {
    if (image == null || image.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(image).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      boolean inside = file.toRealPath().startsWith(root);
      if (!inside || Files.size(file) > LARGEST_IMAGE) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      boolean png = Arrays.equals(bytes, 0, Math.min(8, bytes.length), PNG, 0, 8);
      return png ? Optional.of(bytes) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
