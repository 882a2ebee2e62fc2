package equipoise.core.io.picture;

import java.nio.ByteBuffer;

/** TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, highest bit first. */
final class LzwUnpacker {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int CODES = 4096;

  private final ByteBuffer in;
  private final byte[] out;
  // Each code stands for what was written at start[code], length[code] bytes long.
  private final int[] start = new int[CODES];
  private final int[] length = new int[CODES];
  private int next = FIRST;
  private long held;
  private int heldBits;

  LzwUnpacker(ByteBuffer in, byte[] out) {
    this.in = in;
    this.out = out;
  }

  /** The number of bytes written. */
  int run() throws Flaw {
    int at = 0;
    int previous = -1;
    while (at < out.length) {
      int code = code();
      if (code == END) {
        return at;
      }
      if (code == CLEAR) {
        next = FIRST;
        previous = -1;
        continue;
      }
      if (previous >= 0 && next < CODES) {
        // The sequence of the code before, and the first byte of this one, which follows it.
        start[next] = at - previous;
        length[next++] = previous + 1;
      }
      if (code >= next || (previous < 0 && code >= CLEAR)) {
        throw new Flaw("is a damaged TIFF: its compressed data is damaged; fetch it again");
      }
      previous = write(code, at);
      at = Math.min(out.length, at + previous);
    }
    return at;
  }

  /** Writes what a code stands for; how long that is. */
  private int write(int code, int at) {
    if (code < CLEAR) {
      out[at] = (byte) code;
      return 1;
    }
    for (int i = 0; i < length[code] && at + i < out.length; i++) {
      out[at + i] = out[start[code] + i];
    }
    return length[code];
  }

  /** The next code; the end where the data stops. Lengths grow one code early. */
  private int code() {
    int bits = next < 511 ? 9 : next < 1023 ? 10 : next < 2047 ? 11 : 12;
    while (heldBits < bits) {
      if (!in.hasRemaining()) {
        return END;
      }
      held = held << 8 | (in.get() & 0xff);
      heldBits += 8;
    }
    heldBits -= bits;
    return (int) (held >>> heldBits) & ((1 << bits) - 1);
  }
}
