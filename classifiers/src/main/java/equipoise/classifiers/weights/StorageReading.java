package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads tensors out of the storages of one file.
 *
 * @param storages where the values lie
 * @param order of the bytes of a value
 */
record StorageReading(Path file, Storages storages, ByteOrder order) {
  private static final int PIECE = 1 << 16;

  /** The storages of a file. */
  interface Storages {
    /** The bytes of one from there on; read to their end or not at all. */
    InputStream open(PickledStorage storage, long firstByte) throws IOException;
  }

  /** The tensors of a state dict as the caller sees them. */
  Map<String, StoredTensor> stored(Map<String, PickledTensor> pickled) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    pickled.forEach(
        (name, tensor) ->
            tensors.put(
                name,
                new StoredTensor(name, tensor.type(), tensor.shape(), () -> read(name, tensor))));
    return tensors;
  }

  private float[] read(String name, PickledTensor tensor) {
    float[] lying = new float[(int) tensor.span()];
    int bytes = tensor.type().bytes();
    if (lying.length > 0) {
      try (InputStream in = storages.open(tensor.storage(), tensor.first() * bytes)) {
        byte[] piece = new byte[PIECE];
        for (int i = 0; i < lying.length; ) {
          int count = Math.min(PIECE / bytes, lying.length - i);
          if (in.readNBytes(piece, 0, count * bytes) < count * bytes) {
            throw flaw(name, "its values are cut off; fetch the file again", null);
          }
          ByteBuffer values = ByteBuffer.wrap(piece).order(order);
          for (int end = i + count; i < end; i++) {
            lying[i] = tensor.type().next(values);
          }
        }
      } catch (IOException e) {
        throw flaw(name, "its values cannot be read: " + Reasons.of(e), e);
      }
    }
    return tensor.arranged(lying);
  }

  private DataException flaw(String name, String what, Throwable cause) {
    return new DataException(file + ": " + Visible.shortened(name) + ": " + what, cause);
  }
}
