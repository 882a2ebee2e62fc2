package equipoise.core.io.write;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.Dataset;
import equipoise.core.io.format.ClassNames;
import equipoise.core.io.format.SafeNames;
import equipoise.core.io.picture.Pngs;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes images as a folder of class folders of PNG files ({@code CLASS/000012.png}), those of a
 * set with a test part below {@code train} and {@code test}. Classes whose names cannot be folder
 * names get others, and {@code classes.json} beside them says which; the reader knows it. A class
 * without images has no folder: other readers take an empty one for a mistake.
 */
public final class FolderWriter implements SetWriter {
  public static final Entry<SetWriter> ENTRY =
      Entry.<SetWriter, NoOptions>of(
              Kind.FORMAT, "folder", NoOptions.NONE, options -> new FolderWriter())
          .family(Family.IMAGE_FORMAT)
          .summary(
              "a folder of PNG files for each class, below train and test where there are both")
          .source("")
          .build();

  @Override
  public void fill(ImageParts parts, Path directory, Progress progress) throws IOException {
    Pace pace = new Pace(parts, progress);
    for (Map.Entry<String, ImagePart> part : parts.named("", "train", "test").entrySet()) {
      Path root = directory.resolve(part.getKey());
      Files.createDirectories(root);
      fill(part.getValue(), root, pace);
    }
  }

  private static void fill(ImagePart part, Path root, Pace pace) throws IOException {
    Dataset data = part.data();
    Map<String, String> folders = SafeNames.folders(data.classes());
    Map<String, String> renamed = new LinkedHashMap<>();
    int[] counts = data.counts();
    for (String name : data.classes()) {
      if (counts[data.classes().indexOf(name)] == 0) {
        continue;
      }
      Files.createDirectory(root.resolve(folders.get(name)));
      if (!folders.get(name).equals(name)) {
        renamed.put(folders.get(name), name);
      }
    }
    if (!renamed.isEmpty()) {
      Files.write(root.resolve(ClassNames.FILE), ClassNames.write(renamed));
    }
    for (int row = 0; row < data.size(); row++) {
      pace.step();
      byte[] png = Pngs.encode(data.imageShape(), data.pixels(row), part.text().apply(row));
      Files.write(root.resolve(file(part, folders, row)), png);
    }
  }

  private static String file(ImagePart part, Map<String, String> folders, int row) {
    Dataset data = part.data();
    return folders.get(data.classes().get(data.label(row))) + "/" + part.stem().apply(row) + ".png";
  }

  @Override
  public String place(ImageParts parts, int row) {
    String file = file(parts.train(), SafeNames.folders(parts.train().data().classes()), row);
    return parts.test().isEmpty() ? file : "train/" + file;
  }
}
