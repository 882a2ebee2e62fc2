package equipoise.experiments.run;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.TableShape;
import equipoise.experiments.run.StudyData.Parts;
import equipoise.experiments.study.DataSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Data sets that came as bytes from the process that read them; others are read from their paths.
 * Either way {@link StudyData} holds them against the fingerprints of the trials' keys.
 *
 * @param sent the bytes of a data set by name; empty where none were sent
 */
record SentData(Function<String, Optional<byte[]>> sent, StudyData.Source paths)
    implements StudyData.Source {
  /** More is read from its path by each process. */
  private static final long LARGEST = 1L << 30;

  @Override
  public Parts read(DataSpec spec) {
    return sent.apply(spec.name()).map(SentData::parts).orElseGet(() -> paths.read(spec));
  }

  /** The data set as bytes; empty where it is too large to be sent. */
  static Optional<byte[]> bytes(Parts parts) {
    if (size(parts.train()) + (parts.test() == null ? 0 : size(parts.test())) > LARGEST) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(
          new Sent(
              Rows.of(parts.train()),
              parts.test() == null ? null : Rows.of(parts.test()),
              new ArrayList<>(parts.files()),
              new ArrayList<>(parts.testFiles()),
              new ArrayList<>(parts.notes())));
    } catch (IOException e) {
      throw new UncheckedIOException("a data set cannot be sent", e);
    }
    return Optional.of(bytes.toByteArray());
  }

  private static long size(Dataset data) {
    return (long) data.size() * data.dimension() * (data.isImages() ? 1 : Double.BYTES);
  }

  private static Parts parts(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      Sent sent = (Sent) in.readObject();
      return new Parts(
          sent.train().dataset(),
          sent.test() == null ? null : sent.test().dataset(),
          sent.files(),
          sent.testFiles(),
          sent.notes());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the run sent data that its process cannot read", e);
    }
  }

  private record Sent(
      Rows train,
      Rows test,
      ArrayList<String> files,
      ArrayList<String> testFiles,
      ArrayList<String> notes)
      implements Serializable {}

  private record Column(String name, ArrayList<String> categories) implements Serializable {}

  /**
   * Observed rows, all of one data set.
   *
   * @param image channels, height and width; null for a table
   * @param columns of a table; empty for images
   * @param rows each a byte[] or a double[]
   * @param indices in the data set as it was read
   */
  private record Rows(
      String name,
      int[] image,
      ArrayList<Column> columns,
      ArrayList<String> classes,
      Object[] rows,
      int[] labels,
      int[] groups,
      String[] origins,
      int[] indices)
      implements Serializable {
    static Rows of(Dataset data) {
      int n = data.size();
      Object[] rows = new Object[n];
      String[] origins = new String[n];
      int[] indices = new int[n];
      for (int i = 0; i < n; i++) {
        rows[i] = data.isImages() ? data.pixels(i) : data.values(i);
        Origin.Real real = (Origin.Real) data.origin(i);
        origins[i] = real.dataset();
        indices[i] = real.index();
      }
      ArrayList<Column> columns = new ArrayList<>();
      if (data.shape() instanceof TableShape table) {
        table
            .columns()
            .forEach(c -> columns.add(new Column(c.name(), new ArrayList<>(c.categories()))));
      }
      int[] image = null;
      if (data.shape() instanceof ImageShape shape) {
        image = new int[] {shape.channels(), shape.height(), shape.width()};
      }
      ArrayList<String> classes = new ArrayList<>(data.classes());
      return new Rows(
          data.name(),
          image,
          columns,
          classes,
          rows,
          data.labels(),
          data.groups(),
          origins,
          indices);
    }

    Dataset dataset() {
      Origin[] real = new Origin[rows.length];
      for (int i = 0; i < real.length; i++) {
        real[i] = new Origin.Real(origins[i], indices[i]);
      }
      return (image == null ? table(real) : images(real)).withGroups(groups);
    }

    private Dataset table(Origin[] real) {
      List<TableShape.Column> shape =
          columns.stream().map(c -> new TableShape.Column(c.name(), c.categories())).toList();
      double[][] values = new double[rows.length][];
      for (int i = 0; i < values.length; i++) {
        values[i] = (double[]) rows[i];
      }
      return Dataset.ofTable(name, new TableShape(shape), classes, values, labels, real);
    }

    private Dataset images(Origin[] real) {
      byte[][] pixels = new byte[rows.length][];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte[]) rows[i];
      }
      ImageShape shape = new ImageShape(image[0], image[1], image[2]);
      return Dataset.ofImages(name, shape, classes, pixels, labels, real);
    }
  }
}
