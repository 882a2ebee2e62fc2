package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * PyTorch's file since 1.6: a zip of NAME/data.pkl, whose tensors name storages by key, and
 * NAME/data/KEY with the bytes of each, uncompressed; NAME/byteorder, where there is one, says
 * "big" or "little" (torch/serialization.py, {@code _save}).
 */
final class TorchZipFile {
  private static final String PICKLE = "data.pkl";
  private static final long LONGEST_PICKLE = 1 << 24;
  private static final int MOST_ENTRIES = 1 << 20;

  /** PyTorch compresses nothing; weights that another program packs shrink by a few per cent. */
  private static final int MOST_PACKED = 100;

  private static final int SMALL = 1 << 20;

  private final Path file;
  private final String root;

  /** By name, as the zip file's directory has them. */
  private final Map<String, ZipEntry> entries;

  private TorchZipFile(Path file, String root, Map<String, ZipEntry> entries) {
    this.file = file;
    this.root = root;
    this.entries = entries;
  }

  static NamedTensors read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, ZipEntry> entries = entries(file, zip);
      String pickle =
          entries.keySet().stream()
              .filter(name -> name.substring(name.indexOf('/') + 1).equals(PICKLE))
              .findFirst()
              .orElseThrow(
                  () ->
                      new DataException(
                          file + ": is a zip file without " + PICKLE + foreign(entries)));
      String root = pickle.substring(0, pickle.length() - PICKLE.length());
      if (entries.containsKey(root + "constants.pkl")) {
        throw new DataException(
            file + ": is a TorchScript program; save model.state_dict() with torch.save instead");
      }
      return new TorchZipFile(file, root, entries).read(zip);
    } catch (ZipException | IllegalArgumentException e) {
      throw new DataException(
          file + ": is a damaged zip file: " + Reasons.of(e) + "; fetch it again", e);
    }
  }

  private static Map<String, ZipEntry> entries(Path file, ZipFile zip) {
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    zip.stream()
        .limit(MOST_ENTRIES)
        .forEach(
            entry -> {
              if (entries.put(entry.getName(), entry) != null) {
                throw new DataException(
                    file
                        + ": has two entries named "
                        + Visible.quoted(entry.getName())
                        + "; fetch it again");
              }
            });
    return entries;
  }

  private static String foreign(Map<String, ZipEntry> entries) {
    return entries.containsKey("config.json") || entries.containsKey("model.weights.h5")
        ? "; it looks like Keras' .keras: save the weights as .h5 instead"
        : ", so PyTorch did not write it";
  }

  private NamedTensors read(ZipFile zip) throws IOException {
    ZipEntry pickle = entries.get(root + PICKLE);
    checkPacked(pickle);
    if (pickle.getSize() > LONGEST_PICKLE) {
      throw flaw(
          pickle.getName(),
          "has " + pickle.getSize() + " bytes, but at most " + LONGEST_PICKLE + " are read");
    }
    Map<String, PickledTensor> pickled;
    try (InputStream in = new BufferedInputStream(opened(zip, pickle))) {
      PickleInput input = new PickleInput(file, pickle.getName(), in, pickle.getSize());
      pickled = StateDict.of(file, new Unpickler(input).load());
    }
    pickled.forEach(this::check);
    StorageReading reading = new StorageReading(file, this::open, order(zip));
    return new NamedTensors(file, WeightsFormat.TORCH_ZIP, reading.stored(pickled));
  }

  private String entryName(String key) {
    return root + "data/" + key;
  }

  private void check(String name, PickledTensor tensor) {
    PickledStorage storage = tensor.storage();
    ZipEntry entry = entries.get(entryName(storage.key()));
    if (entry == null) {
      throw flaw(
          Visible.shortened(name),
          "its values should lie in "
              + Visible.shortened(entryName(storage.key()))
              + ", which the zip file lacks");
    }
    checkPacked(entry);
    if (entry.getSize() < storage.bytes()) {
      throw flaw(
          Visible.shortened(name),
          "its storage %s needs %d bytes, but has %d"
              .formatted(entry.getName(), storage.bytes(), entry.getSize()));
    }
  }

  private void checkPacked(ZipEntry entry) {
    if (entry.getSize() > SMALL && entry.getSize() / MOST_PACKED > entry.getCompressedSize()) {
      throw flaw(
          Visible.shortened(entry.getName()),
          "unpacks from %d bytes to %d, as no weights do"
              .formatted(entry.getCompressedSize(), entry.getSize()));
    }
  }

  private ByteOrder order(ZipFile zip) throws IOException {
    ZipEntry entry = entries.get(root + "byteorder");
    if (entry == null) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    try (InputStream in = opened(zip, entry)) {
      String word = new String(in.readNBytes(16), StandardCharsets.ISO_8859_1).strip();
      return switch (word) {
        case "little" -> ByteOrder.LITTLE_ENDIAN;
        case "big" -> ByteOrder.BIG_ENDIAN;
        default ->
            throw flaw(entry.getName(), "says " + Visible.quoted(word) + ", not little or big");
      };
    }
  }

  private static InputStream opened(ZipFile zip, ZipEntry entry) throws IOException {
    InputStream in = zip.getInputStream(entry);
    if (in == null) {
      throw new ZipException("entry " + Visible.shortened(entry.getName()) + " cannot be found");
    }
    return in;
  }

  /** The stream closes the file. */
  private InputStream open(PickledStorage storage, long firstByte) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      ZipEntry entry = entries.get(entryName(storage.key()));
      InputStream in = new CheckedStorage(opened(zip, entry), entry);
      in.skipNBytes(firstByte);
      return new FilterInputStream(in) {
        @Override
        public void close() throws IOException {
          zip.close();
        }
      };
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  private DataException flaw(String place, String what) {
    return new DataException(file + ": " + place + ": " + what);
  }
}
