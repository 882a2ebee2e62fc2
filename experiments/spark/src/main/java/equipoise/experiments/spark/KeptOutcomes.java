package equipoise.experiments.spark;

import equipoise.experiments.run.RunException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Outcomes on storage that the driver and all executors share, any file system of Hadoop: one file
 * a trial, {@code KEY.zip}, which appears by a rename when it is whole.
 *
 * @param folder a URL, or a path that every machine has
 */
record KeptOutcomes(String folder) implements Serializable {
  /** The setting that asks for it. */
  static final String SETTING = "spark.equipoise.results";

  private FileSystem files() throws IOException {
    Path path = new Path(folder);
    FileSystem files =
        path.getFileSystem(SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
    // Without a file of checksums beside each: a zip has its own.
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  private Path file(String key) {
    return new Path(folder, key + ".zip");
  }

  /**
   * Before anything is run.
   *
   * @throws RunException if nothing can be kept there
   */
  void requireUsable() {
    try {
      files().mkdirs(new Path(folder));
      keep(".probe-" + UUID.randomUUID(), Map.of(), true);
    } catch (IOException | RuntimeException e) { // a wrong URL is an IllegalArgumentException
      throw new RunException(
          "%s=%s: cannot be written (%s); it is a folder that all machines see, or a URL of a file system of Hadoop"
              .formatted(SETTING, folder, Reasons.line(e)),
          e);
    }
  }

  boolean holds(String key) {
    try {
      return files().exists(file(key));
    } catch (IOException e) {
      throw new UncheckedIOException(file(key) + ": cannot be read", e);
    }
  }

  /**
   * @param outcome files by their paths in a run directory
   * @throws UncheckedIOException if it cannot be written
   */
  void keep(String key, Map<String, byte[]> outcome) {
    try {
      keep(key, outcome, false);
    } catch (IOException e) {
      throw new UncheckedIOException(file(key) + ": cannot be written", e);
    }
  }

  private void keep(String key, Map<String, byte[]> outcome, boolean probe) throws IOException {
    FileSystem files = files();
    Path unfinished = new Path(folder, "." + key + "-" + UUID.randomUUID());
    try {
      try (FSDataOutputStream out = files.create(unfinished, false)) {
        out.write(zipped(outcome));
        if (out.hasCapability(StreamCapabilities.HSYNC)) {
          out.hsync();
        }
      }
      // Of two attempts at a trial both are right: whoever comes second has nothing to do.
      if (!probe && !files.rename(unfinished, file(key)) && !files.exists(file(key))) {
        throw new IOException("the finished file could not be renamed");
      }
    } finally {
      files.delete(unfinished, false);
    }
  }

  private static byte[] zipped(Map<String, byte[]> outcome) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(outcome).entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /**
   * @throws RunException if what an executor kept is not seen here
   */
  Map<String, byte[]> read(String key) {
    Map<String, byte[]> outcome = new HashMap<>();
    try (InputStream in = files().open(file(key));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        zip.transferTo((OutputStream) content);
        outcome.put(entry.getName(), content.toByteArray());
      }
    } catch (IOException e) {
      throw new RunException(
          "%s=%s: what an executor has written cannot be read here (%s); all machines must see the same folder; rerun the command to resume"
              .formatted(SETTING, folder, Reasons.line(e)),
          e);
    }
    return outcome;
  }
}
