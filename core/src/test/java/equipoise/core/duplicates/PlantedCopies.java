package equipoise.core.duplicates;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A set with changed copies of some of its images behind it. */
record PlantedCopies(Dataset original, Dataset data, int[] sources, boolean mirrored) {
  /** What was done to a copy. */
  enum Change {
    PIXEL,
    JPEG,
    BRIGHTER,
    MIRRORED
  }

  static PlantedCopies of(Dataset data, int copies, Change change) {
    int[] sources =
        Arrays.copyOf(new Seed(1).permutation(data.size()), Math.min(copies, data.size()));
    RandomGenerator random = new Seed(2).generator();
    byte[][] pixels = new byte[data.size() + sources.length][];
    int[] labels = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      boolean copy = i >= data.size();
      int row = copy ? sources[i - data.size()] : i;
      byte[] original = data.pixels(row);
      pixels[i] = copy ? changed(original, data.imageShape(), change, random) : original;
      labels[i] = data.label(row);
    }
    Dataset all = Dataset.ofImages("planted", data.imageShape(), data.classes(), pixels, labels);
    return new PlantedCopies(data, all, sources, change == Change.MIRRORED);
  }

  /** Each image so many times in a row, each time changed. */
  static Dataset repeated(Dataset data, int times, Change change) {
    RandomGenerator random = new Seed(3).generator();
    byte[][] pixels = new byte[data.size() * times][];
    int[] labels = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = changed(data.pixels(i / times), data.imageShape(), change, random);
      labels[i] = data.label(i / times);
    }
    return Dataset.ofImages("repeated", data.imageShape(), data.classes(), pixels, labels);
  }

  /** Percent of the copies that are in a cluster with their original. */
  double found() {
    int[] clusters = NearDuplicates.of(data, mirrored).clusters();
    int found = 0;
    for (int k = 0; k < sources.length; k++) {
      found += clusters[original.size() + k] == clusters[sources[k]] ? 1 : 0;
    }
    return 100.0 * found / sources.length;
  }

  /** How many of the original images were joined with others of these. */
  int joinedBeyond() {
    int[] clusters = NearDuplicates.of(data, mirrored).clusters();
    return original.size()
        - (int) Arrays.stream(clusters).limit(original.size()).distinct().count();
  }

  private static byte[] changed(
      byte[] pixels, ImageShape shape, Change change, RandomGenerator random) {
    byte[] copy = pixels.clone();
    switch (change) {
      case PIXEL -> {
        int at = random.nextInt(copy.length);
        copy[at] = (byte) (255 - (copy[at] & 0xff));
      }
      case BRIGHTER -> {
        for (int j = 0; j < copy.length; j++) {
          copy[j] = (byte) Math.min(255, (copy[j] & 0xff) + 20);
        }
      }
      case MIRRORED -> {
        int width = shape.width();
        for (int j = 0; j < copy.length; j++) {
          copy[j] = pixels[j - j % width + width - 1 - j % width];
        }
      }
      case JPEG -> jpeg(copy, shape);
    }
    return copy;
  }

  /** Through JPEG at quality 75 and back. */
  private static void jpeg(byte[] pixels, ImageShape shape) {
    boolean grey = shape.channels() == 1;
    BufferedImage image =
        new BufferedImage(
            shape.width(),
            shape.height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster raster = image.getRaster();
    int n = shape.width() * shape.height();
    for (int j = 0; j < pixels.length; j++) {
      int at = j % n;
      raster.setSample(at % shape.width(), at / shape.width(), j / n, pixels[j] & 0xff);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(0.75f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
      out.flush();
      WritableRaster back = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())).getRaster();
      for (int j = 0; j < pixels.length; j++) {
        int at = j % n;
        pixels[j] = (byte) back.getSample(at % shape.width(), at / shape.width(), j / n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }
}
