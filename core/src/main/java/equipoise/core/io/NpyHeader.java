package equipoise.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy array (NEP 1, versions 1.0 to 3.0).
 *
 * @param kind 'b' boolean, 'u' unsigned, 'i' signed integer, 'f' floating point
 * @param bytes of one element
 */
record NpyHeader(char kind, int bytes, ByteOrder order, boolean fortran, long[] shape) {
  private static final int MAX_BYTES = 1 << 16;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\s*\\{\\s*'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d*)'\\s*,\\s*'fortran_order'\\s*:\\s*(True|False)\\s*,"
              + "\\s*'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)\\s*,?\\s*\\}\\s*");
  private static final Map<Character, String> BYTES =
      Map.of('b', "1", 'u', "1248", 'i', "1248", 'f', "48");

  static NpyHeader read(InputStream in) throws IOException, Flaw {
    byte[] start = in.readNBytes(8);
    if (start.length < 8
        || !new String(start, 0, 6, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY")) {
      throw new Flaw("is no NumPy array: it does not begin with \\x93NUMPY");
    }
    int lengthBytes = start[6] == 1 ? 2 : 4;
    long length = 0;
    byte[] stated = in.readNBytes(lengthBytes);
    for (int i = stated.length - 1; i >= 0; i--) {
      length = length << 8 | (stated[i] & 0xff);
    }
    if (stated.length < lengthBytes || length > MAX_BYTES) {
      throw new Flaw("has a damaged header: its length is " + length);
    }
    String text = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new Flaw(
          "has a header that is not understood: "
              + text.substring(0, Math.min(80, text.length())).strip());
    }
    return of(matcher);
  }

  private static NpyHeader of(Matcher m) throws Flaw {
    char kind = m.group(2).charAt(0);
    if (kind == 'O') {
      throw new Flaw("holds Python objects (a pickle), which are not read; save it as numbers");
    }
    String bytes = m.group(3);
    if (bytes.length() != 1 || !BYTES.getOrDefault(kind, "").contains(bytes)) {
      throw new Flaw(
          "holds elements of type "
              + kind
              + bytes
              + "; booleans, integers, float32 and float64 are read");
    }
    ByteOrder order = m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(
        kind, Integer.parseInt(bytes), order, m.group(4).equals("True"), shape(m.group(5)));
  }

  private static long[] shape(String text) throws Flaw {
    try {
      return Arrays.stream(text.replace("L", "").split(","))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new Flaw("has a shape that is not understood: (" + text + ")", e);
    }
  }

  /** Number of elements; saturates. */
  long count() {
    long n = 1;
    for (long size : shape) {
      n = size != 0 && n > Long.MAX_VALUE / size ? Long.MAX_VALUE : n * size;
    }
    return n;
  }

  String shapeText() {
    return Arrays.toString(shape).replace('[', '(').replace(']', ')');
  }
}
