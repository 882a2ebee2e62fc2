package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.file.Sha256;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageFile;
import equipoise.core.io.picture.ImageHeader;
import equipoise.core.io.picture.ImageResizer;
import equipoise.core.io.picture.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Image files, read by all cores and each once: opened, checked by its header, decoded. The shape
 * that all are brought to is known only when the last one was opened. Until a second size appears,
 * pictures are therefore kept as they are; what memory does not hold is decoded again later.
 */
final class ImageBatch {
  /** Images of more pixels are decoded one after the other, for their memory's sake. */
  private static final long LARGE = 4_000_000;

  private final List<Path> files;
  private final ReadOptions options;
  private final long mostBytes;
  private final Entry[] entries;
  private final AtomicReference<ImageHeader> first = new AtomicReference<>();
  private final AtomicLong keptBytes = new AtomicLong();
  private final Object oneAtATime = new Object();
  private volatile boolean sizesDiffer;

  private ImageBatch(List<Path> files, ReadOptions options) {
    this.files = List.copyOf(files);
    this.options = options;
    this.mostBytes = Limits.bytes(options);
    this.entries = new Entry[files.size()];
  }

  /**
   * What became of one file.
   *
   * @param header null if the file is no image or damaged before its pixels
   * @param digest SHA-256 of the file's bytes
   * @param picture null if it was not kept or cannot be decoded
   * @param flaw why there is no header or no picture
   */
  private record Entry(ImageHeader header, byte[] digest, Picture picture, Flaw flaw) {}

  static ImageBatch read(List<Path> files, ReadOptions options) {
    ImageBatch batch = new ImageBatch(files, options);
    IntStream.range(0, files.size())
        .parallel()
        .forEach(i -> batch.entries[i] = batch.entry(batch.files.get(i)));
    return batch;
  }

  /** Null if the file cannot be used. */
  ImageHeader header(int i) {
    return entries[i].header();
  }

  /** SHA-256 of a usable file's bytes. */
  byte[] digest(int i) {
    return entries[i].digest();
  }

  /** Why a file cannot be used or decoded; null if it can. */
  Flaw flaw(int i) {
    return entries[i].flaw();
  }

  /** The images in this shape, in the order of the files; null where there is a flaw. */
  byte[][] pixels(ImageShape shape) {
    byte[][] pixels = new byte[files.size()][];
    IntStream.range(0, pixels.length).parallel().forEach(i -> pixels[i] = pixels(i, shape));
    return pixels;
  }

  private byte[] pixels(int i, ImageShape shape) {
    Entry entry = entries[i];
    Picture picture = entry.picture();
    try {
      if (picture == null && entry.flaw() == null) {
        picture = decode(ImageFile.open(files.get(i), options.maxPixels()));
      }
      entries[i] = new Entry(entry.header(), entry.digest(), null, entry.flaw());
    } catch (Flaw flaw) {
      entries[i] = new Entry(entry.header(), entry.digest(), null, flaw);
    }
    return picture == null
        ? null
        : ImageResizer.resize(
                picture.withChannels(shape.channels()),
                shape.height(),
                shape.width(),
                options.filter())
            .pixels();
  }

  private Entry entry(Path file) {
    ImageFile image;
    try {
      image = ImageFile.open(file, options.maxPixels());
    } catch (Flaw flaw) {
      return new Entry(null, null, null, flaw);
    }
    byte[] digest = Sha256.digest().digest(image.bytes());
    ImageHeader header = image.header();
    if (!first.compareAndSet(null, header) && !first.get().hasSizeOf(header)) {
      sizesDiffer = true;
    }
    try {
      return new Entry(header, digest, kept(image), null);
    } catch (Flaw flaw) {
      return new Entry(header, digest, null, flaw);
    }
  }

  /** The picture in what is known of its shape by now; null if memory would not hold it. */
  private Picture kept(ImageFile image) throws Flaw {
    if (keptBytes.get() > mostBytes) {
      return null;
    }
    Picture picture = decode(image);
    if (options.channels() > 0) {
      picture = picture.withChannels(options.channels());
    }
    if (options.statesSize()) {
      picture = ImageResizer.resize(picture, options.height(), options.width(), options.filter());
    } else if (sizesDiffer) {
      int side = ReadOptions.DEFAULT_SIDE;
      picture = ImageResizer.resize(picture, side, side, options.filter());
    }
    return keptBytes.addAndGet(picture.pixels().length) > mostBytes ? null : picture;
  }

  private Picture decode(ImageFile image) throws Flaw {
    if (image.header().pixels() < LARGE) {
      return image.decode();
    }
    synchronized (oneAtATime) {
      return image.decode();
    }
  }
}
