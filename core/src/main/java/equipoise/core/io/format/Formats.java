package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hands a path to the reader of its format. */
public final class Formats {
  private Formats() {}

  /** What the path holds; what makes single files unusable goes into the problems. */
  public static Loaded read(Path path, ReadOptions options, Problems problems) throws Flaw {
    Detection.Holding holding = holding(path, options.format());
    requireGroups(holding, options);
    Loaded loaded = read(holding, path, options, problems);
    if (loaded.train().groups() != null && loaded.train().size() > 0) {
      GroupNumbers.check(path, loaded, options.groups().orElseThrow(), problems);
    }
    return loaded;
  }

  /** Files and folders tell groups of a folder, arrays those of an archive of arrays. */
  private static void requireGroups(Detection.Holding holding, ReadOptions options) throws Flaw {
    GroupSource source = options.groups().orElse(null);
    boolean array = source instanceof GroupSource.Array;
    if (source != null && holding != (array ? Detection.Holding.NPZ : Detection.Holding.FOLDER)) {
      throw new Flaw(
          "has no groups by "
              + source.words()
              + (array
                  ? ": only an NPZ file has arrays"
                  : ": only a folder has image files; of an NPZ file use {from: array, name: NAME}"));
    }
  }

  private static Loaded read(
      Detection.Holding holding, Path path, ReadOptions options, Problems problems) throws Flaw {
    return switch (holding) {
      case IDX -> IdxReader.read(path, options, problems);
      case FOLDER -> FolderReader.read(path, options, problems);
      case CIFAR -> CifarReader.read(path, options, problems);
      case NPZ -> NpzReader.read(path, options, problems);
      case MAT -> MatReader.read(path, options, problems);
      case IMAGE -> throw new Flaw("is a single image; a folder of class folders is learned from");
      case TABLE -> throw new Flaw("is a table, not a set of images");
    };
  }

  private static Detection.Holding holding(Path path, SetFormat format) throws Flaw {
    Detection.Holding found = Detection.of(path);
    Detection.Holding stated =
        format == SetFormat.AUTO ? found : Detection.Holding.valueOf(format.name());
    boolean folder = Files.isDirectory(path);
    if (stated == Detection.Holding.FOLDER && !folder) {
      throw new Flaw("is a file; format folder needs a folder of class folders");
    }
    if (stated == Detection.Holding.NPZ && folder) {
      throw new Flaw("is a folder; format npz needs an .npz file");
    }
    return stated;
  }
}
