package equipoise.classifiers.weights;

import equipoise.core.data.DataException;
import equipoise.engines.api.SafeTensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The named tensors of a file of weights, in the order of the file. The format is recognised by the
 * content: safetensors, and the index of one in several parts; PyTorch's zip file and its older
 * pickle stream, read by an unpickler that builds tensors, containers and numbers and refuses
 * everything else by name, so no code in a file is ever run; Keras' HDF5. Memory: names, shapes and
 * the pickle, of at most 16 MiB and two million operations (a few hundred megabytes for a hostile
 * one), then the values of one tensor at a time, of at most 2^28.
 */
public record NamedTensors(Path file, WeightsFormat format, Map<String, StoredTensor> tensors) {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int HEAD = 512;
  private static final int TAR_MAGIC = 257;

  public NamedTensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Reads names, types and shapes, and checks that the file holds the values.
   *
   * @throws DataException in one line: file, place, what is wrong and what would be right
   */
  public static NamedTensors read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw flaw(
            file,
            "is a directory; name the file of weights in it, or model.safetensors.index.json");
      }
      byte[] head;
      try (InputStream in = Files.newInputStream(file)) {
        head = in.readNBytes(HEAD);
      }
      return read(file, head);
    } catch (NoSuchFileException e) {
      throw new DataException(
          file + ": there is no such file; 'equipoise weights list' says where weights are had", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + Reasons.of(e), e);
    }
  }

  /**
   * What the writer of a safetensors file says of its input, under {@code preprocess} of the
   * metadata; empty where nothing is said, and for other formats.
   *
   * @throws IOException if the file cannot be read
   */
  public static Optional<String> preprocessing(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(9);
      if (head.length < 9 || head[8] != '{' || starts(head, 0, ZIP)) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(SafeTensors.open(file).metadata().get("preprocess"));
  }

  private static NamedTensors read(Path file, byte[] head) throws IOException {
    if (starts(head, 0, ZIP)) {
      return TorchZipFile.read(file);
    } else if (starts(head, 0, HDF5)) {
      return KerasFile.read(file);
    } else if (head.length > 8 && head[8] == '{') {
      return SafeTensorParts.file(file);
    } else if (head.length > 0 && head[0] == '{') {
      return SafeTensorParts.index(file);
    } else if (pickle(head)) {
      return TorchStreamFile.read(file);
    }
    throw flaw(file, guess(head));
  }

  /** Its protocol, or, before protocol 2, the name of a global. */
  private static boolean pickle(byte[] head) {
    return head.length > 1 && (head[0] & 0xff) == 0x80 && head[1] >= 2 && head[1] <= 5
        || new String(head, StandardCharsets.ISO_8859_1).matches("(?s)c[A-Za-z_0-9.]+\n.*");
  }

  private static String guess(byte[] head) {
    String wanted =
        "; wanted are weights as safetensors, PyTorch's state dict (.pth) or Keras' .h5";
    if (head.length == 0) {
      return "is empty" + wanted;
    } else if (starts(head, 0, new byte[] {0x1f, (byte) 0x8b})) {
      return "is compressed by gzip; unpack it first";
    } else if (starts(head, TAR_MAGIC, new byte[] {'u', 's', 't', 'a', 'r'})) {
      return "is a tar archive; unpack it first, or, if PyTorch before 0.2 wrote it, load and save it"
          + " with a newer one";
    } else if (head[0] == '<') {
      return "is a web page, not a file of weights; fetch it again" + wanted;
    } else if (new String(head, StandardCharsets.ISO_8859_1)
        .startsWith("version https://git-lfs")) {
      return "is a pointer of Git LFS, not the file itself; fetch it with 'git lfs pull'";
    }
    return "is of no format that is known: it starts with the bytes "
        + HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(head, Math.min(8, head.length)))
        + wanted;
  }

  private static boolean starts(byte[] head, int at, byte[] with) {
    return head.length >= at + with.length
        && Arrays.equals(head, at, at + with.length, with, 0, with.length);
  }

  private static DataException flaw(Path file, String what) {
    return new DataException(file + ": " + what);
  }
}
