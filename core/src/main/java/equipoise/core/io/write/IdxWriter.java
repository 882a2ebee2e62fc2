package equipoise.core.io.write;

import equipoise.core.Visible;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.file.OutputFile;
import equipoise.core.io.format.ClassNames;
import equipoise.core.io.format.SafeNames;
import equipoise.core.learning.Progress;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes grey images as IDX files (Yann LeCun's MNIST page): {@code train-images-idx3-ubyte}, its
 * labels, and {@code t10k-...} for a test part. The format has no class names: those that are
 * numbers become the labels, else classes are numbered from 0, and {@code classes.json} has their
 * names; the reader knows it.
 */
public final class IdxWriter implements SetWriter {
  public static final Entry<SetWriter> ENTRY =
      Entry.<SetWriter, NoOptions>of(Kind.FORMAT, "idx", NoOptions.NONE, options -> new IdxWriter())
          .family(Family.IMAGE_FORMAT)
          .summary("IDX files as MNIST's, of grey images")
          .source("LeCun, Cortes and Burges, The MNIST database of handwritten digits")
          .build();

  private static final int IMAGES = 0x00000803;
  private static final int LABELS = 0x00000801;
  private static final int MAX_LABEL = 254;
  private static final String TRAIN = "train";

  @Override
  public void require(Dataset data) {
    if (data.imageShape().channels() != 1) {
      throw new DataException(
          "IDX files hold grey images, but these have "
              + data.imageShape().channels()
              + " channels; folder, npz, webdataset and csv hold colour");
    }
    if (LabelNumbers.of(data.classes()).largest() > MAX_LABEL) {
      throw new DataException(
          "IDX labels are bytes: at most "
              + (MAX_LABEL + 1)
              + " classes, but there are "
              + data.classes().size()
              + "; folder, npz, webdataset and csv hold more");
    }
  }

  @Override
  public void fill(ImageParts parts, Path directory, Progress progress) throws IOException {
    Pace pace = new Pace(parts, progress);
    for (Map.Entry<String, ImagePart> part : parts.named(TRAIN, TRAIN, "t10k").entrySet()) {
      write(part.getValue().data(), directory, part.getKey(), false, pace);
    }
    Map<String, String> names = LabelNumbers.of(parts.train().data().classes()).names();
    if (!names.isEmpty()) {
      Files.write(directory.resolve(ClassNames.FILE), ClassNames.write(names));
    }
  }

  @Override
  public String place(ImageParts parts, int row) {
    return TRAIN + "-images-idx3-ubyte#" + row;
  }

  /**
   * Writes {@code PREFIX-images-idx3-ubyte} and {@code PREFIX-labels-idx1-ubyte} into a folder,
   * each by way of a temporary file, so that neither is ever half there; existing ones are
   * replaced.
   *
   * @param prefix {@code train} or {@code t10k} for a set that is read as one
   * @param gzip adds {@code .gz} and compresses
   * @throws DataException as {@link #require}
   * @throws IllegalArgumentException if the prefix is no plain name
   */
  public static void write(Dataset data, Path folder, String prefix, boolean gzip)
      throws IOException {
    new IdxWriter().require(data);
    if (!SafeNames.isSafe(prefix)) {
      throw new IllegalArgumentException(
          "'" + Visible.of(prefix) + "' is no prefix of a file name");
    }
    Files.createDirectories(folder);
    write(data, folder, prefix, gzip, new Pace(ImageParts.of(data), Progress.none()));
  }

  private static void write(Dataset data, Path folder, String prefix, boolean gzip, Pace pace)
      throws IOException {
    String end = gzip ? "-ubyte.gz" : "-ubyte";
    LabelNumbers numbers = LabelNumbers.of(data.classes());
    write(folder.resolve(prefix + "-images-idx3" + end), gzip, out -> images(data, out, pace));
    write(
        folder.resolve(prefix + "-labels-idx1" + end),
        gzip,
        out -> {
          out.writeInt(LABELS);
          out.writeInt(data.size());
          for (int i = 0; i < data.size(); i++) {
            out.writeByte(numbers.of(data.label(i)));
          }
        });
  }

  private static void images(Dataset data, DataOutputStream out, Pace pace) throws IOException {
    out.writeInt(IMAGES);
    out.writeInt(data.size());
    out.writeInt(data.imageShape().height());
    out.writeInt(data.imageShape().width());
    for (int i = 0; i < data.size(); i++) {
      pace.step();
      out.write(data.pixels(i));
    }
  }

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static void write(Path file, boolean gzip, Content content) throws IOException {
    new OutputFile(file)
        .write(
            raw -> {
              try (DataOutputStream out =
                  new DataOutputStream(gzip ? new GZIPOutputStream(raw) : raw)) {
                content.write(out);
              }
            });
  }
}
