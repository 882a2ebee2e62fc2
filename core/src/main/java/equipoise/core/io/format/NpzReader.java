package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads NumPy arrays from an .npz: images as [n, h, w], [n, h, w, c] or [n, c, h, w] with c of 1 or
 * 3, labels as [n] or [n, 1]. Whole numbers are pixels 0..255; floating-point numbers must lie in
 * 0..1 and are scaled by 255. An array {@code classes} of text names the labels. Nothing is written
 * to disk, so entry names do no harm.
 */
final class NpzReader {
  private static final String SUFFIX = ".npy";

  /** Deflate packs at most so many bytes into one: a shape that needs more than that lies. */
  private static final long MOST_PACKED = 1032;

  private final ZipFile zip;
  private final long fileBytes;
  private final Path path;
  private final ReadOptions options;
  private final Problems problems;

  private NpzReader(ZipFile zip, Path path, ReadOptions options, Problems problems) {
    this.zip = zip;
    this.path = path;
    this.fileBytes = path.toFile().length();
    this.options = options;
    this.problems = problems;
  }

  static Loaded read(Path path, ReadOptions options, Problems problems) throws Flaw {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return new NpzReader(zip, path, options, problems).read();
    } catch (ZipException e) {
      throw new Flaw(
          "is no sound NPZ file (" + e.getMessage() + "); save it again with numpy.savez", e);
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private Loaded read() throws IOException, Flaw {
    List<String> entries = zip.stream().map(ZipEntry::getName).sorted().toList();
    NpzNames names =
        new NpzNames(
            entries.stream()
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList());
    NpzNames.Pair train =
        names
            .of(PartName.TRAIN)
            .orElseThrow(
                () ->
                    new Flaw(
                        "holds no arrays x_train and y_train, images and labels or arr_0 and arr_1, but "
                            + (entries.isEmpty() ? "nothing" : Skipped.some(entries))));
    Optional<NpzNames.Pair> test = names.of(PartName.TEST);
    reportUnread(names, train, test);
    NpzImages images = images(train.images());
    int[] labels = labels(train.labels(), images);
    NpzImages testImages = test.isEmpty() ? null : images(test.get().images());
    int[] testLabels = test.isEmpty() ? new int[0] : labels(test.get().labels(), testImages);
    if (testImages != null && !testImages.shape().equals(images.shape())) {
      throw new Flaw(
          "holds test images of "
              + testImages.shape()
              + ", but training images of "
              + images.shape());
    }
    Loaded loaded = named(loaded(images, labels, testImages, testLabels));
    return options.groups().orElse(null) instanceof GroupSource.Array array
            && loaded.shape() != null
        ? withGroups(loaded, array.name(), names)
        : loaded;
  }

  /** The classes under the names that the archive gives their labels; without any, numbers. */
  private Loaded named(Loaded loaded) throws IOException, Flaw {
    Optional<List<String>> names = NpzClasses.read(zip, fileBytes * MOST_PACKED);
    if (names.isEmpty()) {
      return loaded;
    }
    int[] labels = loaded.classes().stream().mapToInt(Integer::parseInt).toArray();
    if (Arrays.stream(labels).max().orElse(0) >= names.get().size()) {
      problems.warning(
          path, "its array 'classes' names fewer classes than there are labels; not used");
      return loaded;
    }
    List<String> classes = Arrays.stream(labels).mapToObj(names.get()::get).toList();
    return new Loaded(loaded.format(), loaded.shape(), classes, loaded.train(), loaded.test());
  }

  private Loaded withGroups(Loaded loaded, String name, NpzNames names) throws IOException, Flaw {
    LabelledImages test = loaded.test();
    return new Loaded(
        loaded.format(),
        loaded.shape(),
        loaded.classes(),
        loaded.train().withGroups(groups(names.groups(name, PartName.TRAIN), loaded.train())),
        test == null ? null : test.withGroups(groups(names.groups(name, PartName.TEST), test)));
  }

  private String[] groups(String name, LabelledImages images) throws IOException, Flaw {
    int[] groups = reading(name, (in, header) -> numbers(in, header, images.size(), "group"));
    return Arrays.stream(groups).mapToObj(Integer::toString).toArray(String[]::new);
  }

  private Loaded loaded(NpzImages images, int[] labels, NpzImages testImages, int[] testLabels) {
    int[] all = IntStream.concat(Arrays.stream(labels), Arrays.stream(testLabels)).toArray();
    if (!LabelRange.check(path, all, options, problems)) {
      return Loaded.nothing(SetFormat.NPZ.word());
    }
    int[] present = Arrays.stream(all).distinct().sorted().toArray();
    return new Loaded(
        SetFormat.NPZ.word(),
        images.shape(),
        Arrays.stream(present).mapToObj(Integer::toString).toList(),
        part(images, labels, present),
        testImages == null ? null : part(testImages, testLabels, present));
  }

  private static LabelledImages part(NpzImages images, int[] labels, int[] present) {
    return new LabelledImages(
        images.pixels(), Arrays.stream(labels).map(l -> Arrays.binarySearch(present, l)).toArray());
  }

  private void reportUnread(NpzNames names, NpzNames.Pair train, Optional<NpzNames.Pair> test) {
    List<NpzNames.Pair> known = new ArrayList<>(List.of(train));
    test.ifPresent(known::add);
    Optional<NpzNames.Pair> validation = names.of(PartName.VALIDATION);
    validation.ifPresent(
        pair -> {
          known.add(pair);
          problems.warning(
              path,
              "its arrays '"
                  + pair.images()
                  + "' and '"
                  + pair.labels()
                  + "' are not read; "
                  + PartName.VALIDATION_UNREAD);
        });
    List<String> rest = names.without(known);
    if (options.groups().orElse(null) instanceof GroupSource.Array array) {
      rest.removeIf(name -> names.isGroups(name, array.name()));
    }
    rest.removeIf(name -> NpzClasses.isOurs(zip, name));
    if (!rest.isEmpty()) {
      problems.warning(
          path, "arrays that are no part's images or labels are not read: " + Skipped.some(rest));
    }
  }

  private NpzImages images(String name) throws IOException, Flaw {
    return reading(name, (in, header) -> NpzImages.read(in, header, options));
  }

  private int[] labels(String name, NpzImages images) throws IOException, Flaw {
    return reading(name, (in, header) -> numbers(in, header, images.pixels().length, "label"));
  }

  private static int[] numbers(InputStream in, NpyHeader header, int wanted, String what)
      throws IOException, Flaw {
    long[] shape = header.shape();
    boolean flat = shape.length == 1 || (shape.length == 2 && shape[1] == 1);
    if (!flat || header.kind() == 'f' || shape[0] != wanted) {
      throw new Flaw(
          "must hold "
              + wanted
              + " whole-number "
              + what
              + "s, one for each image, but has the shape "
              + header.shapeText()
              + " and elements of kind '"
              + header.kind()
              + "'");
    }
    int[] labels = new int[wanted];
    new NpyArray(in, header)
        .forEach(
            (i, value) -> {
              if (value < 0 || value > 1_000_000_000) {
                throw new Flaw(what + " " + (long) value + " of image " + i + " is out of range");
              }
              labels[(int) i] = (int) value;
            });
    return labels;
  }

  private interface Body<T> {
    T read(InputStream in, NpyHeader header) throws IOException, Flaw;
  }

  /** Reads one entry; whatever is wrong is said of it by name. */
  private <T> T reading(String name, Body<T> body) throws IOException, Flaw {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
      NpyHeader header = NpyHeader.read(in);
      if (header.count() > (fileBytes * MOST_PACKED + 1024) / header.bytes()) {
        throw new Flaw("claims the shape " + header.shapeText() + ", more than the file can hold");
      }
      return body.read(in, header);
    } catch (Flaw flaw) {
      throw new Flaw("array '" + name + "' " + flaw.getMessage(), flaw);
    }
  }
}
