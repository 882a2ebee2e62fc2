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
  private final Problems problems;
  private final Copies copies = new Copies();
  private final Sizes sizes = new Sizes();

  private FolderReader(Path root, ReadOptions options, Problems problems) {
    this.root = root;
    this.options = options;
    this.problems = problems;
  }

  static Loaded read(Path root, ReadOptions options, Problems problems) throws Flaw {
    return new FolderReader(root, options, problems).read();
  }

  private Loaded read() throws Flaw {
    List<Path> parts = FolderParts.of(root, problems);
    List<ClassFolder> train =
        ClassChoice.of(FolderScan.of(parts.get(0), problems), options, problems, parts.get(0));
    List<ClassFolder> test =
        parts.size() == 1
            ? List.of()
            : ClassChoice.known(FolderScan.of(parts.get(1), problems), options);
    List<String> classes = classes(train, test);
    List<Labelled> trainFiles = look(train, classes);
    List<Labelled> testFiles = look(test, classes);
    if (sizes.count() == 0 && !problems.of(Problem.Severity.ERROR).isEmpty()) {
      return Loaded.nothing(SetFormat.FOLDER.word());
    }
    if (sizes.count() == 0) {
      throw new Flaw(
          "holds no image in a class folder; images lie as CLASS/IMAGE.png below the path");
    }
    copies.report(root, problems);
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
        problems.warning(c.folder(), "this class folder holds no images");
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
      DataWarnings.name(file, image.header(), problems);
      sizes.add(image.header());
      copies.add(image.bytes(), className, root.relativize(file).toString());
      return true;
    } catch (Flaw flaw) {
      problems.error(file, flaw);
      return false;
    }
  }

  private ImageShape shape() {
    ImageShape shape = sizes.shape(options);
    if (!options.statesSize() && sizes.differ()) {
      problems.warning(
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

  private LabelledImages decode(List<Labelled> files, ImageShape shape) {
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Labelled labelled : files) {
      try {
        ImageFile image = ImageFile.open(labelled.file(), options.maxPixels());
        Picture picture = image.decode().withChannels(shape.channels());
        pixels.add(
            ImageResizer.resize(picture, shape.height(), shape.width(), options.filter()).pixels());
        labels.add(labelled.label());
      } catch (Flaw flaw) {
        problems.error(labelled.file(), flaw);
      }
    }
    return new LabelledImages(
        pixels.toArray(byte[][]::new), labels.stream().mapToInt(Integer::intValue).toArray());
  }
}
