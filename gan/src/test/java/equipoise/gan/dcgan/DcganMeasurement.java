package equipoise.gan.dcgan;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Imbalance;
import equipoise.core.data.Splits;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time and images of a training; not a test, so it runs only when it is named. The system property
 * {@code data} is a folder of IDX files of ten classes, thinned to the long tail of the literature;
 * without it the embedded symbols are taken. {@code steps} and {@code batch} are the options' of
 * these names. Writes real images, and beside them generated ones, to {@code target/dcgan.png}.
 */
class DcganMeasurement {
  private static final Logger LOG = LoggerFactory.getLogger(DcganMeasurement.class);
  private static final int[] LONG_TAIL = {4000, 2000, 1000, 750, 500, 350, 200, 100, 60, 40};
  private static final int SHOWN = 12;
  private static final Seed SEED = new Seed(9);

  @Test
  void a_training_is_timed_and_its_images_are_drawn() throws IOException {
    Splits.HoldOut split = Splits.validation(Splits.whole(data()), 0.1, SEED.child("split"));
    Map<String, String> options =
        Map.of(
            "steps", System.getProperty("steps", "3000"),
            "batch", System.getProperty("batch", "64"));
    Engine engine = Engines.named("auto");
    double before = cpuSeconds();
    try (Generator generator =
        Dcgan.ENTRY
            .configured(options)
            .create()
            .trainer(() -> engine)
            .fit(split.train(), split.heldOut(), SEED, Listener.HERE)) {
      LOG.info("{}: {} processor seconds", options, cpuSeconds() - before);
      draw(split.train().data(), generator);
    }
  }

  private static Dataset data() {
    String path = System.getProperty("data");
    if (path == null) {
      return Symbols.train();
    }
    Dataset all = ImageSets.read(Path.of(path), ReadOptions.DEFAULTS).train();
    return Imbalance.Counts.of(LONG_TAIL).thin(Splits.whole(all), SEED.child("thin")).data();
  }

  private static double cpuSeconds() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / 1e9;
  }

  private static void draw(Dataset train, Generator generator) throws IOException {
    ImageShape shape = train.imageShape();
    int classes = train.classes().size();
    int width = shape.width();
    BufferedImage sheet =
        new BufferedImage(
            (2 * SHOWN + 1) * width, classes * shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int label = 0; label < classes; label++) {
      int[] rows = train.rowsOf(label);
      for (int i = 0; i < Math.min(SHOWN, rows.length); i++) {
        paint(sheet, train, rows[i], i * width, label * shape.height());
      }
      if (!generator.refused().containsKey(label)) {
        Dataset made = generator.generate(label, SHOWN, SEED);
        for (int i = 0; i < SHOWN; i++) {
          paint(sheet, made, i, (SHOWN + 1 + i) * width, label * shape.height());
        }
      }
    }
    Path file = Path.of("target", "dcgan.png");
    Files.createDirectories(file.getParent());
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static void paint(BufferedImage sheet, Dataset data, int row, int left, int top) {
    ImageShape shape = data.imageShape();
    byte[] pixels = data.pixels(row);
    int plane = shape.height() * shape.width();
    for (int k = 0; k < plane; k++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        rgb = rgb << 8 | pixels[c % shape.channels() * plane + k] & 0xff;
      }
      sheet.setRGB(left + k % shape.width(), top + k / shape.width(), rgb);
    }
  }

  private enum Listener implements Progress {
    HERE;

    @Override
    public void report(String stage, long done, long total) {}

    @Override
    public void note(Note note) {
      LOG.info(note.sentence());
    }
  }
}
