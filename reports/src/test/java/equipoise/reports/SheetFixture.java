package equipoise.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Image sheets of the data set "symbols" whose images come from a formula. */
final class SheetFixture {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<String> classes;

  SheetFixture(List<String> classes) {
    this.classes = classes;
  }

  void write(RunDirectory run) throws IOException {
    Files.createDirectories(run.sheets());
    sheet(run, "none", "real images", "real", List.of("image 1", "image 2", "image 3"));
    sheet(run, "smote", "smote", "interpolated", List.of("base", "neighbour", "result"));
    sheet(run, "cdsmote", "cdsmote", "interpolated", List.of("base", "neighbour", "result"));
    sheet(run, "dcgan", "dcgan", "generated", List.of("generated", "nearest training image"));
  }

  private void sheet(
      RunDirectory run, String method, String title, String kind, List<String> columns)
      throws IOException {
    List<SampleSheet.Row> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<String> images = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        String file = "symbols-" + method + "-" + i + "-" + column + ".png";
        ImageIO.write(drawing(i, column * .5, kind), "png", run.sheets().resolve(file).toFile());
        images.add(file);
      }
      String className = classes.get(Math.max(0, classes.size() - 1 - i % 3));
      String caption =
          kind.equals("interpolated") ? "gap 0.5" : kind.equals("real") ? "" : "distance 812";
      rows.add(new SampleSheet.Row(className, images, caption));
    }
    JSON.writeValue(
        run.sheets().resolve("symbols-" + method + ".json").toFile(),
        new SampleSheet("symbols", method, title, kind, columns, rows));
  }

  /** A ring and a bar, 28x28 grey, turning with the row and moving with the column. */
  private static BufferedImage drawing(int row, double shift, String kind) {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        double dx = x - 13.5 - 2 * shift;
        double dy = y - 13.5;
        double ring = Math.exp(-Math.pow(Math.hypot(dx, dy) - 8, 2) / 2);
        double bar = Math.exp(-Math.pow(dx * Math.sin(row) + dy * Math.cos(row), 2) / 3);
        double speckle = kind.equals("generated") ? .15 * RunFixture.noise("s" + x, y) : 0;
        int value = (int) Math.max(0, Math.min(255, 255 * (Math.max(ring, .8 * bar) + speckle)));
        image.getRaster().setSample(x, y, 0, value);
      }
    }
    return image;
  }
}
