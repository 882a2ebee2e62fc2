package equipoise.experiments.run;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Pngs;
import equipoise.core.trial.DrawnSheet;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.SampleSheet.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sheet in the making. */
final class Pictures {
  /** Leaves its place free. */
  static final byte[] ABSENT = {};

  private final String dataset;
  private final String method;
  private final String title;
  private final String kind;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, byte[]> images = new LinkedHashMap<>();

  /** A sheet that is called as its method. */
  Pictures(String dataset, String method, String kind, List<String> columns) {
    this(dataset, method, method, kind, columns);
  }

  Pictures(String dataset, String method, String title, String kind, List<String> columns) {
    this.dataset = dataset;
    this.method = method;
    this.title = title;
    this.kind = kind;
    this.columns = columns;
  }

  void add(String className, List<byte[]> rowImages, String caption) {
    List<String> names = new ArrayList<>();
    for (byte[] image : rowImages) {
      String name = image.length == 0 ? "" : images.size() + ".png";
      names.add(name);
      if (image.length > 0) {
        images.put(name, image);
      }
    }
    rows.add(new Row(className, names, caption));
  }

  boolean shows(String other) {
    return kind.equals(other);
  }

  DrawnSheet drawn(String key) {
    return new DrawnSheet(
        key, new SampleSheet(dataset, method, title, kind, columns, rows), images);
  }

  /** A PNG: grey for one channel, colour for three; of more planes the first. */
  static byte[] image(Dataset data, int row) {
    ImageShape shape = data.imageShape();
    if (shape.channels() == 1 || shape.channels() == 3) {
      return Pngs.encode(data, row);
    }
    ImageShape plane = new ImageShape(1, shape.height(), shape.width());
    return Pngs.encode(plane, Arrays.copyOf(data.pixels(row), plane.size()));
  }
}
