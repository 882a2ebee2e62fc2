package equipoise.classifiers.weights;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** An entry's bytes; once the last is read, their checksum must be the entry's. */
final class CheckedStorage extends FilterInputStream {
  private final CheckedInputStream checked;
  private final ZipEntry entry;
  private long left;

  CheckedStorage(InputStream in, ZipEntry entry) {
    this(new CheckedInputStream(in, new CRC32()), entry);
  }

  private CheckedStorage(CheckedInputStream checked, ZipEntry entry) {
    super(checked);
    this.checked = checked;
    this.entry = entry;
    this.left = entry.getSize();
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) throws ZipException {
    left -= bytes;
    if (bytes > 0 && left == 0 && checked.getChecksum().getValue() != entry.getCrc()) {
      throw new ZipException(
          entry.getName() + " does not have the checksum that the zip file gives; fetch it again");
    }
  }
}
