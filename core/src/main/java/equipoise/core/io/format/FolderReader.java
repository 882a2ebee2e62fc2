package equipoise.core.io.format;

import equipoise.core.CodePoints;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a folder of class folders, or one of a training and a test folder of these. */
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
        ClassChoice.of(
            FolderScan.of(parts.get(0), options, problems), options, problems, parts.get(0));
    List<ClassFolder> test =
        parts.size() == 1
            ? List.of()
            : ClassChoice.known(FolderScan.of(parts.get(1), options, problems), options);
    List<String> classes = classes(train, test);
    FileGroups groups = FileGroups.of(options, root, parts);
    List<Labelled> files = new ArrayList<>(labelled(train, classes, groups, false));
    files.addAll(labelled(test, classes, groups, true));
    ImageBatch batch = ImageBatch.read(files.stream().map(Labelled::file).toList(), options);
    look(files, batch);
    if (sizes.count() == 0 && !problems.of(Problem.Severity.ERROR).isEmpty()) {
      return Loaded.nothing(SetFormat.FOLDER.word());
    }
    if (sizes.count() == 0) {
      throw new Flaw(
          "holds no image in a class folder; images lie as CLASS/IMAGE.png below the path");
    }
    copies.report(root, problems);
    ImageShape shape = shape();
    Limits.check(sizes.count(), shape, options);
    byte[][] pixels = batch.pixels(shape);
    for (int i = 0; i < pixels.length; i++) {
      if (batch.header(i) != null && pixels[i] == null) {
        problems.error(files.get(i).file(), batch.flaw(i));
      }
    }
    return new Loaded(
        SetFormat.FOLDER.word(),
        shape,
        classes,
        part(files, pixels, false),
        parts.size() == 1 ? null : part(files, pixels, true));
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

  private record Labelled(Path file, String className, int label, String group, boolean test) {}

  private List<Labelled> labelled(
      List<ClassFolder> folders, List<String> classes, FileGroups groups, boolean test)
      throws Flaw {
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
        files.add(new Labelled(file, c.name(), label, groups.of(file, c.folder()), test));
      }
    }
    return files;
  }

  /** What the headers say, file by file. */
  private void look(List<Labelled> files, ImageBatch batch) {
    for (int i = 0; i < files.size(); i++) {
      Labelled labelled = files.get(i);
      ImageHeader header = batch.header(i);
      if (header == null) {
        problems.error(labelled.file(), batch.flaw(i));
        continue;
      }
      DataWarnings.name(labelled.file(), header, problems);
      sizes.add(header);
      copies.add(batch.digest(i), labelled.className(), labelled.test(), labelled.file());
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

  private LabelledImages part(List<Labelled> files, byte[][] pixels, boolean test) {
    int[] rows =
        IntStream.range(0, pixels.length)
            .filter(i -> pixels[i] != null && files.get(i).test() == test)
            .toArray();
    return new LabelledImages(
        Arrays.stream(rows).mapToObj(i -> pixels[i]).toArray(byte[][]::new),
        Arrays.stream(rows).map(i -> files.get(i).label()).toArray(),
        Arrays.stream(rows).mapToObj(i -> name(files.get(i).file())).toList(),
        options.groups().isEmpty()
            ? null
            : Arrays.stream(rows).mapToObj(i -> files.get(i).group()).toArray(String[]::new));
  }

  /** With the same separator on every system. */
  private String name(Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
