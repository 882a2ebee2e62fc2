package equipoise.core.io.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Walks the blocks of a GIF (GIF89a specification) to the end of its first frame and counts frames.
 */
final class GifHeader {
  private final ByteBuffer in;

  private GifHeader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(6);
  }

  static ImageHeader read(byte[] bytes) throws Flaw {
    try {
      return new GifHeader(bytes).read();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new Flaw(
          "is a GIF that is cut off after " + bytes.length + " bytes; fetch it again", e);
    }
  }

  private ImageHeader read() throws Flaw {
    int width = in.getShort() & 0xffff;
    int height = in.getShort() & 0xffff;
    int flags = in.get();
    in.getShort();
    boolean colour = table(flags);
    seekFrame();
    int left = in.getShort() & 0xffff;
    int top = in.getShort() & 0xffff;
    int w = in.getShort() & 0xffff;
    int h = in.getShort() & 0xffff;
    int local = in.get();
    colour = local < 0 ? table(local) : colour;
    if (w == 0 || h == 0) {
      throw new Flaw("is a damaged GIF: its first frame is " + w + " x " + h + " pixels");
    }
    in.get();
    skipBlocks();
    boolean more = in.hasRemaining() && in.get(in.position()) != 0x3b;
    return new ImageHeader(
        ImageKind.GIF,
        Math.max(width, left + w),
        Math.max(height, top + h),
        colour,
        1,
        null,
        left,
        top,
        more ? List.of("is animated; only its first frame is read") : List.of());
  }

  private boolean table(int flags) {
    if ((flags & 0x80) == 0) {
      return false;
    }
    int length = 3 << ((flags & 7) + 1);
    ByteBuffer table = in.slice(in.position(), Math.min(length, in.remaining()));
    in.position(in.position() + length);
    return Palettes.hasColour(table, 3);
  }

  private void seekFrame() throws Flaw {
    for (int block = in.get(); block != 0x2c; block = in.get()) {
      if (block != 0x21) {
        throw new Flaw("is a damaged GIF: it holds no image");
      }
      in.get();
      skipBlocks();
    }
  }

  private void skipBlocks() {
    for (int n = in.get() & 0xff; n != 0; n = in.get() & 0xff) {
      in.position(in.position() + n);
    }
  }
}
