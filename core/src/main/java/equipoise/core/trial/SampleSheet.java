package equipoise.core.trial;

import java.util.List;
import java.util.Objects;

/**
 * {@code sheets/<dataset>-<title>.json} beside the PNGs it names: example images of one method,
 * made in the study's first repeat.
 *
 * @param title such as "smote" or "dcgan in training"
 * @param kind {@code real}, {@code augmented} (each row one real image, then changed ones), {@code
 *     interpolated} (each row base, neighbour, result), {@code derived} (each row base, result) or
 *     {@code generated} (each row generated, nearest training image), {@code audited} (each row a
 *     class, the worst first: real images, then generated ones, each with its nearest training and
 *     held-out image), {@code training} (each row one code at the checkpoints of a training), or
 *     {@code explained} (each row a test image, then where the networks of two arms look)
 * @param columns heading of each column of images
 * @param rows one a synthetic example
 */
public record SampleSheet(
    String dataset,
    String method,
    String title,
    String kind,
    List<String> columns,
    List<Row> rows) {
  public SampleSheet {
    if (rows != null && rows.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a row of a sheet is null");
    }
  }

  /**
   * @param className of the result
   * @param images PNG files, relative to the sheet, one for each column; empty where there is none
   * @param caption such as "gap 0.31", "centroid" or "distance 812"
   */
  public record Row(String className, List<String> images, String caption) {}

  /** The same sheet with its images in a folder beside it. */
  public SampleSheet in(String folder) {
    List<Row> placed =
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.className(),
                        row.images().stream()
                            .map(name -> name.isEmpty() ? name : folder + "/" + name)
                            .toList(),
                        row.caption()))
            .toList();
    return new SampleSheet(dataset, method, title, kind, columns, placed);
  }
}
