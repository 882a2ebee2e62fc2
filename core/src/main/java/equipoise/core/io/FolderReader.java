package equipoise.core.io;

import equipoise.core.data.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a folder of class folders. A first pass looks at every file's header, for the common size
 * and for what cannot be read; a second one decodes, one file at a time.
 */
final class FolderReader {
  private final Path root;
  private final ReadOptions options;
  private final Findings findings;
  private final Copies copies = new Copies();
  private final Sizes sizes = new Sizes();

  private FolderReader(Path root, ReadOptions options, Findings findings) {
    this.root = root;
    this.options = options;
    this.findings = findings;
  }

  static Loaded read(Path root, ReadOptions options, Findings findings) throws Flaw {
    return new FolderReader(root, options, findings).read();
  }

  private Loaded read() throws Flaw {
    List<ClassFolder> found =
        ClassChoice.of(FolderScan.of(root, findings), options, findings, root);
    List<String> classes = new ArrayList<>();
    List<Labelled> files = new ArrayList<>();
    for (ClassFolder c : found) {
      if (c.files().isEmpty()) {
        findings.warning(c.folder(), "this class folder holds no images");
      }
      for (Path file : c.files()) {
        if (look(file, c)) {
          files.add(new Labelled(file, classes.size()));
        }
      }
      classes.add(c.name());
    }
    if (sizes.count() == 0 && !findings.of(Problem.Severity.ERROR).isEmpty()) {
      return Loaded.nothing(SetFormat.FOLDER.word());
    }
    if (sizes.count() == 0) {
      throw new Flaw(
          "holds no image in a class folder; images lie as CLASS/IMAGE.png below the path");
    }
    copies.report(root, findings);
    return decode(classes, files);
  }

  private record Labelled(Path file, int label) {}

  /** Judges a file by its header; whether it can be decoded. */
  private boolean look(Path file, ClassFolder c) {
    try {
      ImageFile image = ImageFile.open(file, options.maxPixels());
      ImageHeader header = image.header();
      Advice.name(file, header, findings);
      sizes.add(header);
      copies.add(image.bytes(), c.name(), root.relativize(file).toString());
      return true;
    } catch (Flaw flaw) {
      findings.error(file, flaw);
      return false;
    }
  }

  private Loaded decode(List<String> classes, List<Labelled> files) throws Flaw {
    ImageShape shape = sizes.shape(options);
    if (!options.statesSize() && sizes.differ()) {
      findings.warning(
          root,
          "the images differ in size ("
              + sizes.range()
              + "); without a stated size they are resized to "
              + shape.height()
              + "x"
              + shape.width());
    }
    Limits.check(files.size(), shape, options);
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Labelled labelled : files) {
      try {
        Picture picture =
            ImageFile.open(labelled.file(), options.maxPixels())
                .decode()
                .withChannels(shape.channels());
        pixels.add(
            Resampling.resize(picture, shape.height(), shape.width(), options.filter()).pixels());
        labels.add(labelled.label());
      } catch (Flaw flaw) {
        findings.error(labelled.file(), flaw);
      }
    }
    int[] labelArray = labels.stream().mapToInt(Integer::intValue).toArray();
    return new Loaded(
        SetFormat.FOLDER.word(),
        shape,
        classes,
        new Part(pixels.toArray(byte[][]::new), labelArray),
        null);
  }
}
