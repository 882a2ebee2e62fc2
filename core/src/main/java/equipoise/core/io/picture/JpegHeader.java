package equipoise.core.io.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks the segments of a JPEG (ITU-T T.81) to its end: size, colours, orientation, completeness.
 */
final class JpegHeader {
  /** Real progressive files have about ten scans; each costs as much time as a whole image. */
  private static final int MAX_SCANS = 100;

  private final ByteBuffer in;
  private ByteBuffer frame;
  private boolean jfif;
  private int adobe = -1;
  private int orientation = 1;
  private int scans;

  private JpegHeader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).position(2);
  }

  static ImageHeader read(byte[] bytes) throws Flaw {
    JpegHeader header = new JpegHeader(bytes);
    int marker = header.marker();
    while (marker != 0xd9) {
      header.segment(marker);
      marker = header.marker();
    }
    return header.result();
  }

  /** The next marker, skipping entropy-coded data before it. */
  private int marker() throws Flaw {
    while (in.remaining() >= 2) {
      if (in.get() == (byte) 0xff) {
        int marker = in.get(in.position()) & 0xff;
        if (marker != 0 && marker != 0xff && marker != 0x01 && (marker < 0xd0 || marker > 0xd7)) {
          in.get();
          return marker;
        }
      }
    }
    throw cutOff();
  }

  private Flaw cutOff() {
    return new Flaw("is a JPEG that is cut off after " + in.limit() + " bytes; fetch it again");
  }

  private void segment(int marker) throws Flaw {
    if (marker == 0xd8) {
      throw new Flaw("is a damaged JPEG: a second image begins before the first one's end");
    }
    int length = in.remaining() >= 2 ? (in.getShort() & 0xffff) - 2 : -1;
    if (length < 0 || length > in.remaining()) {
      throw cutOff();
    }
    ByteBuffer data = in.slice(in.position(), length);
    in.position(in.position() + length);
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      frame(marker, data);
    } else if (marker == 0xda && ++scans > MAX_SCANS) {
      throw new Flaw(
          "is a JPEG of more than " + MAX_SCANS + " scans; save it again as a plain one");
    } else if (marker == 0xe0 && begins(data, "JFIF\0")) {
      jfif = true;
    } else if (marker == 0xe1 && begins(data, "Exif\0\0")) {
      orientation = Exif.orientation(data.slice(6, data.limit() - 6));
    } else if (marker == 0xee && begins(data, "Adobe") && data.limit() >= 12) {
      adobe = data.get(11) & 0xff;
    }
  }

  private static boolean begins(ByteBuffer data, String word) {
    byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
    return data.limit() >= wanted.length
        && data.slice(0, wanted.length).equals(ByteBuffer.wrap(wanted));
  }

  private void frame(int marker, ByteBuffer data) throws Flaw {
    if (frame != null) {
      throw new Flaw("is a damaged JPEG: it has two frame headers");
    }
    if (marker > 0xc2 || data.limit() < 6 || data.get(0) != 8) {
      throw new Flaw(
          "is a JPEG of a rare kind (lossless, arithmetic-coded or 12-bit); save it again as a plain one");
    }
    int height = data.getShort(1) & 0xffff;
    int width = data.getShort(3) & 0xffff;
    if (height == 0 || width == 0) {
      throw new Flaw("is a damaged JPEG: its header claims " + width + " x " + height + " pixels");
    }
    if (data.limit() < 6 + 3 * data.get(5)) {
      throw new Flaw("is a damaged JPEG: its frame header is too short");
    }
    frame = data;
  }

  private ImageHeader result() throws Flaw {
    if (frame == null || scans == 0) {
      throw new Flaw("is a damaged JPEG: it ends before any pixels");
    }
    JpegColours colours = colours();
    int width = frame.getShort(3) & 0xffff;
    int height = frame.getShort(1) & 0xffff;
    return new ImageHeader(
        ImageKind.JPEG,
        width,
        height,
        colours != JpegColours.GREY,
        orientation,
        colours,
        0,
        0,
        java.util.List.of());
  }

  private JpegColours colours() throws Flaw {
    return switch (frame.get(5)) {
      case 1 -> JpegColours.GREY;
      case 3 -> three();
      case 4 -> adobe <= 0 ? JpegColours.CMYK : JpegColours.YCCK;
      default ->
          throw new Flaw(
              "is a JPEG of "
                  + (frame.get(5) & 0xff)
                  + " components; 1 (grey), 3 and 4 (CMYK) are read");
    };
  }

  private JpegColours three() {
    if (jfif) {
      return JpegColours.YCC;
    }
    boolean named = frame.get(6) == 'R' && frame.get(9) == 'G' && frame.get(12) == 'B';
    return adobe == 0 || (adobe < 0 && named) ? JpegColours.RGB : JpegColours.YCC;
  }
}
