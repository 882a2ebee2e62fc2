package equipoise.core.io.picture;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes in memory for ImageIO, without its cache files and without a second copy. */
final class ByteArrayInput extends ImageInputStreamImpl {
  private final byte[] bytes;

  ByteArrayInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos >= bytes.length ? -1 : bytes[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return -1;
    }
    int n = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, into, offset, n);
    streamPos += n;
    return n;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
