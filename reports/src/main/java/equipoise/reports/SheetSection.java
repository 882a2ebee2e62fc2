package equipoise.reports;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.trial.SampleSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Example images of one method, embedded. */
record SheetSection(
    String dataset, String title, String kind, List<String> columns, List<Row> rows, String note) {
  private static final List<String> ORDER = List.of("real", "interpolated", "derived", "generated");
  private static final int MOST_ROWS = 24;
  private static final int LARGEST_IMAGE = 64 << 10;
  private static final int LARGEST_TOTAL = 1_000_000;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /**
   * @param src a data URI; empty if the image is missing, no PNG or too large
   */
  record Picture(String src, String alt) {}

  record Row(String className, List<Picture> pictures, String caption) {}

  static List<SheetSection> of(Run run) {
    List<SampleSheet> sheets = run.sheets();
    int share = sheets.isEmpty() ? 0 : LARGEST_TOTAL / sheets.size();
    return sheets.stream()
        .filter(sheet -> sheet.rows() != null && !sheet.rows().isEmpty())
        .sorted(Comparator.comparingInt(sheet -> ORDER.indexOf(String.valueOf(sheet.kind()))))
        .map(sheet -> of(run.directory().sheets(), sheet, share))
        .toList();
  }

  private static SheetSection of(Path folder, SampleSheet sheet, int budget) {
    List<String> columns = sheet.columns() == null ? List.of() : sheet.columns();
    List<Row> rows = new ArrayList<>();
    int left = budget;
    for (SampleSheet.Row row : sheet.rows()) {
      Row shown = row(folder, row, columns);
      left -= shown.pictures().stream().mapToInt(p -> p.src().length()).sum();
      if (left < 0 || rows.size() == MOST_ROWS) {
        break;
      }
      rows.add(shown);
    }
    int hidden = sheet.rows().size() - rows.size();
    return new SheetSection(
        Visible.line(sheet.dataset(), 80),
        Visible.line(sheet.title() == null ? sheet.method() : sheet.title(), 80),
        kind(String.valueOf(sheet.kind())),
        columns.stream().map(c -> Visible.line(c, 40)).toList(),
        rows,
        hidden == 0 ? "" : Counted.of(hidden, "more row") + " in the run’s folder “sheets”");
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "real" -> "real training images";
      case "interpolated" ->
          "each row: a real image, a neighbour of its class, and what lies between them";
      case "derived" ->
          "each row: a real image that the new one is drawn from or nearest to, and it";
      case "generated" -> "each row: a generated image and the training image nearest to it";
      default -> Visible.line(kind, 60);
    };
  }

  private static Row row(Path folder, SampleSheet.Row row, List<String> columns) {
    String className = Visible.line(row.className(), 60);
    List<Picture> pictures = new ArrayList<>();
    List<String> images = row.images() == null ? List.of() : row.images();
    for (int i = 0; i < images.size(); i++) {
      String column = i < columns.size() ? Visible.line(columns.get(i), 40) : "image";
      pictures.add(new Picture(embed(folder, images.get(i)), className + ", " + column));
    }
    return new Row(className, pictures, Visible.line(row.caption(), 120));
  }

  /**
   * Only PNG files inside the sheets' folder, so that a sheet cannot pull other files into a
   * report.
   */
  private static String embed(Path folder, String image) {
    if (image == null || image.indexOf('\0') >= 0) {
      return "";
    }
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(image).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return "";
      }
      boolean inside = file.toRealPath().startsWith(root);
      if (!inside || Files.size(file) > LARGEST_IMAGE) {
        return "";
      }
      byte[] bytes = Files.readAllBytes(file);
      boolean png = java.util.Arrays.equals(bytes, 0, Math.min(8, bytes.length), PNG, 0, 8);
      return png ? "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.nio.file.InvalidPathException e) {
      return "";
    }
  }
}
