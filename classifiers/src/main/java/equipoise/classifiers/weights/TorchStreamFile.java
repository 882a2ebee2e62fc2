package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PyTorch's file before 1.6: the pickles of a magic number, a version, the writer's machine, the
 * data and the storages' keys, then for each key its number of values and the values, always
 * little-endian (torch/serialization.py, {@code _legacy_save}; {@code StorageMethods.cpp}, which
 * swaps the bytes on big-endian machines).
 */
final class TorchStreamFile {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;
  private static final long LONGEST_PICKLES = 1 << 24;

  private final Path file;
  private final Map<String, Long> places = new HashMap<>();

  private TorchStreamFile(Path file) {
    this.file = file;
  }

  static NamedTensors read(Path file) throws IOException {
    TorchStreamFile stream = new TorchStreamFile(file);
    long length = Math.min(LONGEST_PICKLES, Files.size(file));
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      PickleInput in = new PickleInput(file, "", bytes, length);
      Unpickler pickles = new Unpickler(in);
      if (!MAGIC.equals(pickles.load())) {
        throw new DataException(
            file
                + ": is a pickle, but not one of PyTorch's torch.save, which starts with a number");
      }
      Object version = pickles.load();
      if (!Long.valueOf(VERSION).equals(version)) {
        throw new DataException(file + ": its version is not " + VERSION + ", the only one known");
      }
      pickles.load();
      Map<String, PickledTensor> pickled = StateDict.of(file, pickles.load());
      Map<String, PickledStorage> storages = pickles.storages();
      if (!(pickles.load() instanceof List<?> keys)) {
        throw new DataException(file + ": has no list of its storages' keys; fetch it again");
      }
      stream.place(keys, storages, in.position());
      pickled.forEach(stream::check);
      StorageReading reading = new StorageReading(file, stream::open, ByteOrder.LITTLE_ENDIAN);
      return new NamedTensors(file, WeightsFormat.TORCH_PICKLE, reading.stored(pickled));
    }
  }

  /** Goes from storage to storage, for their lengths stand before them. */
  private void place(List<?> keys, Map<String, PickledStorage> storages, long start)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long at = start;
      for (Object key : keys) {
        PickledStorage storage = key instanceof String name ? storages.get(name) : null;
        if (storage == null) {
          throw new DataException(
              file + ": lists the storage " + shown(key) + ", which no tensor names");
        }
        long count = count(channel, at, storage);
        if (count != storage.elements()) {
          throw new DataException(
              "%s: byte %d: storage %s has %d values here, but its tensors want %d"
                  .formatted(file, at, shown(key), count, storage.elements()));
        }
        at += Long.BYTES;
        places.put(storage.key(), at);
        if (storage.bytes() > channel.size() - at) {
          throw cut(storage, at, channel.size());
        }
        at += storage.bytes();
      }
    }
  }

  private static String shown(Object key) {
    return key instanceof String name ? Visible.shortened(name) : "without a name";
  }

  private long count(FileChannel channel, long at, PickledStorage storage) throws IOException {
    ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (count.hasRemaining() && read >= 0) {
      read = channel.read(count, at + count.position());
    }
    if (count.hasRemaining()) {
      throw cut(storage, at, channel.size());
    }
    return count.getLong(0);
  }

  private DataException cut(PickledStorage storage, long at, long size) {
    return new DataException(
        "%s: storage %s needs %d bytes from byte %d on, but the file has %d: it is cut off; fetch it again"
            .formatted(file, Visible.shortened(storage.key()), storage.bytes(), at, size));
  }

  private void check(String name, PickledTensor tensor) {
    if (!places.containsKey(tensor.storage().key())) {
      throw new DataException(
          file
              + ": "
              + Visible.shortened(name)
              + ": its storage "
              + Visible.shortened(tensor.storage().key())
              + " is not in the file");
    }
  }

  private InputStream open(PickledStorage storage, long firstByte) throws IOException {
    FileChannel channel = FileChannel.open(file);
    channel.position(places.get(storage.key()) + firstByte);
    return Channels.newInputStream(channel);
  }
}
