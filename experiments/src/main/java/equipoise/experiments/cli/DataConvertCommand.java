package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.Problem;
import equipoise.core.io.write.ImageParts;
import equipoise.core.io.write.SetWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description = {
      "Writes a set of images in another format, pixel for pixel, with its test part if it has one.",
      "Reads whatever 'data inspect' reads as labelled images. The same images give the same bytes."
    },
    footer = {
      "",
      "folder:     CLASS/000012.png, named by row",
      "idx:        train-images-idx3-ubyte and its labels, of grey images",
      "npz:        images.npz with x_train, y_train and, unless they are numbers, classes",
      "webdataset: 000000.tar and on, of 000012.png, 000012.cls and 000012.json",
      "csv:        images.csv, the class in column 'label', then a column a pixel",
      "",
      "Example:",
      "  equipoise data convert data/mnist --out mnist-png",
      "  equipoise data convert pictures/ --size 64 --format npz --out arrays"
    })
final class DataConvertCommand extends Subcommand {
  @Parameters(paramLabel = "PATH", description = "A file or folder of labelled images.")
  Path path;

  @Mixin ImageOptions images;

  @Mixin ImageOutput output;

  @Option(names = "--json", description = "Print what was written as JSON.")
  boolean json;

  @Override
  public Integer call() {
    SetWriter writer = output.require(this, path).configured().create();
    ImageSet set;
    try (WorkDisplay display = WorkDisplay.on(err(), "convert");
        Interruptible progress = new Interruptible(display, this)) {
      display.doing("reading");
      set = ImageSets.read(path, images.reading(this));
      ImageOutput.requireHolds(writer, set.train(), path);
      output.write(
          directory -> writer.fill(ImageParts.of(set.train(), set.test()), directory, progress));
    }
    set.warnings().stream().map(Problem::line).forEach(err()::println);
    err().flush();
    if (json) {
      printJson(document(set));
    } else {
      out().println(sentence(set));
      out().flush();
    }
    return 0;
  }

  private String sentence(ImageSet set) {
    Dataset train = set.train();
    return "%s: %,d images%s of %d classes, %s, written as %s"
        .formatted(
            Visible.of(output.directory.toString()),
            train.size(),
            set.test().map(test -> ", %,d test images".formatted(test.size())).orElse(""),
            train.classes().size(),
            train.imageShape(),
            output.format);
  }

  private Map<String, Object> document(ImageSet set) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("path", Visible.of(path.toString()));
    document.put("read", set.format());
    document.put("out", Visible.of(output.directory.toString()));
    document.put("format", output.format);
    document.put("shape", set.train().imageShape());
    document.put("size", set.train().size());
    document.put("classes", classes(set.train()));
    set.test()
        .ifPresent(
            test -> document.put("test", Map.of("size", test.size(), "classes", classes(test))));
    return document;
  }

  private static List<Map<String, Object>> classes(Dataset data) {
    int[] counts = data.counts();
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", data.classes().get(c));
      one.put("count", counts[c]);
      classes.add(one);
    }
    return classes;
  }
}
