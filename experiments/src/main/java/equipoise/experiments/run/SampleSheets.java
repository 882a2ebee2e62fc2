package equipoise.experiments.run;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.learning.Resampled;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.SampleSheet.Row;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Example images of each method in a study's first repeat, of the rarest classes: real ones, and
 * synthetic ones beside what they were made from or what comes nearest to them.
 */
final class SampleSheets {
  private static final int ROWS = 6;
  private static final int COLUMNS = 6;
  private static final int RARE_CLASSES = 3;

  private final Path directory;
  private final WholeFiles files;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  SampleSheets(Path directory, WholeFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /** Writes the sheets of a trial's data and method where they are not there yet. */
  void write(Trial trial, Dataset train, Resampled resampled) {
    if (trial.repeat() != 0) {
      return;
    }
    String dataset = trial.data().name();
    once(dataset, "real", () -> real(dataset, train));
    String method = trial.method().label();
    List<Integer> chosen = chosen(train, resampled);
    if (!chosen.isEmpty()) {
      once(dataset, method, () -> synthetic(dataset, method, train, resampled, chosen));
    }
  }

  private interface Drawing {
    Pictures draw();
  }

  private void once(String dataset, String method, Drawing drawing) {
    String name = WholeFiles.fileName(dataset) + "-" + WholeFiles.fileName(method);
    synchronized (locks.computeIfAbsent(name, n -> new Object())) {
      Path file = directory.resolve(name + ".json");
      if (Files.exists(file)) {
        return;
      }
      Pictures pictures = drawing.draw();
      files.directory(directory.resolve(name), pictures::into);
      files.write(file, TrialStore.pretty(pictures.sheet(name)) + "\n");
    }
  }

  private static Pictures real(String dataset, Dataset train) {
    List<String> columns = IntStream.rangeClosed(1, COLUMNS).mapToObj(String::valueOf).toList();
    Pictures pictures = new Pictures(dataset, "real", "real", columns);
    int[] counts = train.counts();
    for (int label : rarestFirst(counts)) {
      int[] rows = train.rowsOf(label);
      List<BufferedImage> images = new ArrayList<>();
      for (int k = 0; k < Math.min(COLUMNS, rows.length); k++) {
        images.add(image(train, rows[k]));
      }
      pictures.add(train.classes().get(label), images, counts[label] + " training images");
    }
    return pictures;
  }

  private static List<Integer> rarestFirst(int[] counts) {
    return IntStream.range(0, counts.length)
        .filter(c -> counts[c] > 0)
        .boxed()
        .sorted(Comparator.comparingInt(c -> counts[c]))
        .toList();
  }

  /** Rows of the resampled set to show: synthetic, not mere copies, of the rarest classes. */
  private static List<Integer> chosen(Dataset train, Resampled resampled) {
    Dataset data = resampled.data().data();
    List<Integer> chosen = new ArrayList<>();
    int classes = 0;
    for (int label : rarestFirst(train.counts())) {
      List<Integer> found =
          IntStream.range(0, data.size())
              .filter(i -> resampled.original().originalOf(data.label(i)) == label)
              .filter(i -> worthShowing(data.origin(i)))
              .limit(ROWS / RARE_CLASSES)
              .boxed()
              .toList();
      chosen.addAll(found);
      classes += found.isEmpty() ? 0 : 1;
      if (classes == RARE_CLASSES) {
        break;
      }
    }
    return chosen;
  }

  private static boolean worthShowing(Origin origin) {
    return origin instanceof Origin.Interpolated || origin instanceof Origin.Generated;
  }

  private static Pictures synthetic(
      String dataset, String method, Dataset train, Resampled resampled, List<Integer> chosen) {
    Dataset data = resampled.data().data();
    boolean generated = data.origin(chosen.get(0)) instanceof Origin.Generated;
    Pictures pictures =
        generated
            ? new Pictures(
                dataset, method, "generated", List.of("generated", "nearest training image"))
            : new Pictures(dataset, method, "interpolated", List.of("base", "neighbour", "result"));
    for (int row : chosen) {
      String className =
          resampled.original().originals().get(resampled.original().originalOf(data.label(row)));
      if (data.origin(row) instanceof Origin.Interpolated from) {
        pictures.add(
            className,
            List.of(image(train, from.base()), image(train, from.neighbour()), image(data, row)),
            String.format(Locale.ROOT, "gap %.2f", from.gap()));
      } else if (generated) {
        Neighbour nearest = nearest(train, data.pixels(row));
        pictures.add(
            className,
            List.of(image(data, row), image(train, nearest.row())),
            String.format(Locale.ROOT, "distance %.0f", nearest.distance()));
      }
    }
    return pictures;
  }

  /** The nearest training image and its Euclidean distance over pixels 0..255. */
  private record Neighbour(int row, double distance) {}

  private static Neighbour nearest(Dataset train, byte[] pixels) {
    int nearest = 0;
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < train.size(); i++) {
      byte[] other = train.pixels(i);
      long sum = 0;
      for (int j = 0; j < pixels.length && sum < smallest; j++) {
        int d = (pixels[j] & 0xff) - (other[j] & 0xff);
        sum += (long) d * d;
      }
      if (sum < smallest) {
        smallest = sum;
        nearest = i;
      }
    }
    return new Neighbour(nearest, Math.sqrt(smallest));
  }

  /** Grey for one channel, colour for three; of more planes the first. */
  private static BufferedImage image(Dataset data, int row) {
    ImageShape shape = data.imageShape();
    byte[] pixels = data.pixels(row);
    boolean colour = shape.channels() == 3;
    int plane = shape.height() * shape.width();
    BufferedImage image =
        new BufferedImage(
            shape.width(),
            shape.height(),
            colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    for (int at = 0; at < plane; at++) {
      int x = at % shape.width();
      int y = at / shape.width();
      if (colour) {
        int red = pixels[at] & 0xff;
        int green = pixels[plane + at] & 0xff;
        image.setRGB(x, y, red << 16 | green << 8 | pixels[2 * plane + at] & 0xff);
      } else {
        image.getRaster().setSample(x, y, 0, pixels[at] & 0xff);
      }
    }
    return image;
  }

  /** A sheet in the making. */
  private static final class Pictures {
    private final String dataset;
    private final String method;
    private final String kind;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<BufferedImage> images = new ArrayList<>();

    Pictures(String dataset, String method, String kind, List<String> columns) {
      this.dataset = dataset;
      this.method = method;
      this.kind = kind;
      this.columns = columns;
    }

    void add(String className, List<BufferedImage> rowImages, String caption) {
      List<String> names = new ArrayList<>();
      for (BufferedImage image : rowImages) {
        names.add(images.size() + ".png");
        images.add(image);
      }
      rows.add(new Row(className, names, caption));
    }

    void into(Path directory) throws IOException {
      for (int i = 0; i < images.size(); i++) {
        ImageIO.write(images.get(i), "png", directory.resolve(i + ".png").toFile());
      }
    }

    SampleSheet sheet(String folder) {
      List<Row> placed =
          rows.stream()
              .map(
                  row ->
                      new Row(
                          row.className(),
                          row.images().stream().map(name -> folder + "/" + name).toList(),
                          row.caption()))
              .toList();
      return new SampleSheet(dataset, method, method, kind, columns, placed);
    }
  }
}
