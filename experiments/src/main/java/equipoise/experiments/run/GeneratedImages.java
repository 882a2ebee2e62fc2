package equipoise.experiments.run;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Note;
import equipoise.core.learning.Resampled;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What generators made, in {@code generated/<key>/images.bin}: trained once for a data set, method
 * and repeat, shared by the classifiers, and read back when a run is resumed.
 *
 * <p>The file, big-endian: int 0x45515047, int version; int number of notes and each as UTF kind,
 * int label or -1, UTF sentence; int channels, height, width; int n; then for each row an int
 * label, a byte kind (1 generated: UTF generator, long seed, int index; 2 copied: int base) and the
 * pixels.
 */
final class GeneratedImages {
  private static final int MAGIC = 0x45515047;
  private static final int VERSION = 2;
  private static final int GENERATED = 1;
  private static final int COPIED = 2;

  private final Path directory;
  private final WholeFiles files;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  GeneratedImages(Path directory, WholeFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /** Whether {@link #of} will answer at once. */
  boolean holds(String key) {
    return failures.containsKey(key) || Files.exists(file(key));
  }

  private Path file(String key) {
    return directory.resolve(key).resolve("images.bin");
  }

  /**
   * The training set with what was generated for it, now or earlier; whoever asks for the same key
   * meanwhile waits.
   *
   * @throws GenerationException if the generator could not be trained, also for those who ask later
   */
  Resampled of(String key, TrainingSet train, Supplier<Resampled> generation) {
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      String failure = failures.get(key);
      if (failure != null) {
        throw new GenerationException(failure);
      }
      if (!Files.exists(file(key))) {
        Resampled made = made(key, generation);
        files.directory(
            directory.resolve(key),
            target -> write(target.resolve("images.bin"), made, train.size()));
      }
      return read(file(key), train);
    }
  }

  private Resampled made(String key, Supplier<Resampled> generation) {
    try {
      return generation.get();
    } catch (GenerationException e) {
      failures.put(key, e.getMessage());
      throw e;
    }
  }

  private static void write(Path file, Resampled made, int real) throws IOException {
    Dataset data = made.data().data();
    ImageShape shape = data.imageShape();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(made.notes().size());
      for (Note note : made.notes()) {
        out.writeUTF(note.kind().name());
        out.writeInt(note.label().orElse(-1));
        out.writeUTF(note.sentence());
      }
      for (int axis : new int[] {shape.channels(), shape.height(), shape.width()}) {
        out.writeInt(axis);
      }
      out.writeInt(data.size() - real);
      for (int i = real; i < data.size(); i++) {
        out.writeInt(data.label(i));
        write(out, data.origin(i));
        out.write(data.pixels(i));
      }
    }
  }

  private static void write(DataOutputStream out, Origin origin) throws IOException {
    if (origin instanceof Origin.Generated generated) {
      out.writeByte(GENERATED);
      out.writeUTF(generated.generator());
      out.writeLong(generated.seed());
      out.writeInt(generated.index());
    } else if (origin instanceof Origin.Copied copied) {
      out.writeByte(COPIED);
      out.writeInt(copied.base());
    } else {
      throw new IllegalArgumentException("a generative method made a row that is " + origin);
    }
  }

  private static Resampled read(Path file, TrainingSet train) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw damaged(file, null);
      }
      List<Note> notes = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        Note.Kind kind = Note.Kind.valueOf(in.readUTF());
        int label = in.readInt();
        notes.add(label < 0 ? Note.of(kind, in.readUTF()) : Note.of(kind, label, in.readUTF()));
      }
      ImageShape shape = new ImageShape(in.readInt(), in.readInt(), in.readInt());
      Dataset synthetic = images(in, shape, train.data(), file);
      return Resampled.of(train.plus(synthetic), notes.toArray(new Note[0]));
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static Dataset images(DataInputStream in, ImageShape shape, Dataset train, Path file)
      throws IOException {
    int n = in.readInt();
    if (!shape.equals(train.shape()) || n < 0 || (long) n * shape.size() > Files.size(file)) {
      throw damaged(file, null);
    }
    byte[][] pixels = new byte[n][];
    int[] labels = new int[n];
    Origin[] origins = new Origin[n];
    for (int i = 0; i < n; i++) {
      labels[i] = in.readInt();
      origins[i] =
          in.readByte() == GENERATED
              ? new Origin.Generated(in.readUTF(), in.readLong(), in.readInt())
              : new Origin.Copied(in.readInt());
      pixels[i] = in.readNBytes(shape.size());
    }
    return Dataset.ofImages(train.name(), shape, train.classes(), pixels, labels, origins);
  }

  private static DataException damaged(Path file, IOException cause) {
    return new DataException(
        file + ": is damaged; delete " + file.getParent() + " to have the images generated again",
        cause);
  }
}
