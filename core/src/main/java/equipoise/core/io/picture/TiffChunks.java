package equipoise.core.io.picture;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The strips or tiles of a TIFF file, unpacked: no compression, PackBits, LZW or Deflate. */
final class TiffChunks {
  private static final int NONE = 1;
  private static final int LZW = 5;
  private static final int DEFLATE = 8;
  private static final int OLD_DEFLATE = 32946;
  private static final int PACK_BITS = 32773;

  private final TiffFile file;
  private final long[] offsets;
  private final long[] lengths;

  TiffChunks(TiffFile file) {
    this.file = file;
    boolean tiled = file.values(TiffFile.TILE_OFFSETS).length > 0;
    this.offsets = file.values(tiled ? TiffFile.TILE_OFFSETS : TiffFile.STRIP_OFFSETS);
    this.lengths = file.values(tiled ? TiffFile.TILE_BYTES : TiffFile.STRIP_BYTES);
  }

  static boolean canUnpack(TiffFile file) {
    return switch ((int) file.value(TiffFile.COMPRESSION, NONE)) {
      case NONE, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS -> true;
      default -> false;
    };
  }

  /** The {@code size} bytes that a strip or tile unpacks to. */
  byte[] unpacked(int number, int size) throws Flaw {
    ByteBuffer packed = packed(number);
    byte[] out = new byte[size];
    int found =
        switch ((int) file.value(TiffFile.COMPRESSION, NONE)) {
          case NONE -> copy(packed, out);
          case LZW -> new LzwUnpacker(packed, out).run();
          case PACK_BITS -> unpackBits(packed, out);
          default -> inflate(packed, out);
        };
    if (found < size) {
      throw new Flaw(
          "is a damaged TIFF: strip or tile "
              + number
              + " holds "
              + found
              + " bytes instead of "
              + size
              + "; fetch it again");
    }
    return out;
  }

  private ByteBuffer packed(int number) throws Flaw {
    ByteBuffer all = file.bytes();
    long from = number < offsets.length ? offsets[number] : -1;
    long to = number < lengths.length ? from + lengths[number] : all.limit();
    if (from < 0 || to > all.limit() || from > to) {
      throw new Flaw(
          "is a TIFF that is cut off or damaged: strip or tile "
              + number
              + " lies outside its "
              + all.limit()
              + " bytes");
    }
    ByteBuffer packed = all.slice((int) from, (int) (to - from));
    return file.value(TiffFile.FILL_ORDER, 1) == 2 ? reversed(packed) : packed;
  }

  /** Every byte's bits the other way round. */
  private static ByteBuffer reversed(ByteBuffer bytes) {
    byte[] turned = new byte[bytes.remaining()];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) (Integer.reverse(bytes.get(i)) >>> 24);
    }
    return ByteBuffer.wrap(turned);
  }

  private static int copy(ByteBuffer from, byte[] to) {
    int n = Math.min(from.remaining(), to.length);
    from.get(to, 0, n);
    return n;
  }

  private static int unpackBits(ByteBuffer from, byte[] to) {
    int at = 0;
    while (from.hasRemaining() && at < to.length) {
      int n = from.get();
      if (n >= 0) {
        int length = Math.min(Math.min(n + 1, from.remaining()), to.length - at);
        from.get(to, at, length);
        at += length;
      } else if (n != Byte.MIN_VALUE && from.hasRemaining()) {
        byte repeated = from.get();
        for (int i = 0; i < 1 - n && at < to.length; i++) {
          to[at++] = repeated;
        }
      }
    }
    return at;
  }

  private static int inflate(ByteBuffer from, byte[] to) throws Flaw {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(from);
      int at = 0;
      while (at < to.length) {
        int n = inflater.inflate(to, at, to.length - at);
        if (n == 0) {
          return at;
        }
        at += n;
      }
      return at;
    } catch (DataFormatException e) {
      throw new Flaw(
          "is a damaged TIFF: its compressed data is damaged ("
              + e.getMessage()
              + "); fetch it again",
          e);
    } finally {
      inflater.end();
    }
  }
}
