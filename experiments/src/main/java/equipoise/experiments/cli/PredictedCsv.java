package equipoise.experiments.cli;

import equipoise.core.file.CsvCell;
import equipoise.core.file.OutputFile;
import equipoise.experiments.predict.PredictedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code file,class} and a column {@code p:CLASS} for each class. */
final class PredictedCsv {
  private PredictedCsv() {}

  static void write(Path file, List<String> classes, List<PredictedImage> images)
      throws IOException {
    new OutputFile(file)
        .write(
            stream -> {
              Writer out =
                  new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
              out.write("file,class");
              for (String name : classes) {
                out.write("," + CsvCell.of("p:" + name));
              }
              out.write("\n");
              for (PredictedImage image : images) {
                out.write(CsvCell.of(image.file().toString()));
                out.write("," + CsvCell.of(classes.get(image.label())));
                for (float p : image.probabilities()) {
                  out.write("," + p);
                }
                out.write("\n");
              }
              out.flush();
            });
  }
}
