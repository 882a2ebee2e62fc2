package equipoise.core.io;

import equipoise.core.data.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a folder of class folders, or one of a training and a test folder of these. A first pass
 * looks at every file's header, for the common size and for what cannot be read; a second one
 * decodes, one file at a time.
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
    List<Path> parts = FolderParts.of(root, findings);
    List<ClassFolder> train =
        ClassChoice.of(FolderScan.of(parts.get(0), findings), options, findings, parts.get(0));
    List<ClassFolder> test =
        parts.size() == 1
            ? List.of()
            : ClassChoice.known(FolderScan.of(parts.get(1), findings), options);
    List<String> classes = classes(train, test);
    List<Labelled> trainFiles = look(train, classes);
    List<Labelled> testFiles = look(test, classes);
    if (sizes.count() == 0 && !findings.of(Problem.Severity.ERROR).isEmpty()) {
      return Loaded.nothing(SetFormat.FOLDER.word());
    }
    if (sizes.count() == 0) {
      throw new Flaw(
          "holds no image in a class folder; images lie as CLASS/IMAGE.png below the path");
    }
    copies.report(root, findings);
    ImageShape shape = shape();
    Limits.check(trainFiles.size() + (long) testFiles.size(), shape, options);
    return new Loaded(
        SetFormat.FOLDER.word(),
        shape,
        classes,
        decode(trainFiles, shape),
        parts.size() == 1 ? null : decode(testFiles, shape));
  }

  private List<String> classes(List<ClassFolder> train, List<ClassFolder> test) {
    // Colliding names stay apart, so that an inspection shows both.
    List<String> names = new ArrayList<>(train.stream().map(ClassFolder::name).toList());
    test.stream().map(ClassFolder::name).filter(name -> !names.contains(name)).forEach(names::add);
    if (options.classes().isEmpty()) {
      names.sort(CodePoints.ORDER);
    }
    return names;
  }

  private record Labelled(Path file, int label) {}

  /** The images that can be decoded, by their headers. */
  private List<Labelled> look(List<ClassFolder> folders, List<String> classes) {
    List<Labelled> files = new ArrayList<>();
    ClassFolder before = null;
    int label = -1;
    for (ClassFolder c : folders) {
      boolean again = before != null && before.name().equals(c.name());
      label = again ? label + 1 : classes.indexOf(c.name());
      before = c;
      if (c.files().isEmpty()) {
        findings.warning(c.folder(), "this class folder holds no images");
      }
      for (Path file : c.files()) {
        if (isSound(file, c.name())) {
          files.add(new Labelled(file, label));
        }
      }
    }
    return files;
  }

  private boolean isSound(Path file, String className) {
    try {
      ImageFile image = ImageFile.open(file, options.maxPixels());
      Advice.name(file, image.header(), findings);
      sizes.add(image.header());
      copies.add(image.bytes(), className, root.relativize(file).toString());
      return true;
    } catch (Flaw flaw) {
      findings.error(file, flaw);
      return false;
    }
  }

  private ImageShape shape() {
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
    return shape;
  }

  private Part decode(List<Labelled> files, ImageShape shape) {
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Labelled labelled : files) {
      try {
        ImageFile image = ImageFile.open(labelled.file(), options.maxPixels());
        Picture picture = image.decode().withChannels(shape.channels());
        pixels.add(
            Resampling.resize(picture, shape.height(), shape.width(), options.filter()).pixels());
        labels.add(labelled.label());
      } catch (Flaw flaw) {
        findings.error(labelled.file(), flaw);
      }
    }
    return new Part(
        pixels.toArray(byte[][]::new), labels.stream().mapToInt(Integer::intValue).toArray());
  }
}
