package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy array (NEP 1, versions 1.0 to 3.0): a dictionary literal with its keys in
 * any order.
 *
 * @param kind 'b' boolean, 'u' unsigned, 'i' signed integer, 'f' floating point
 * @param bytes of one element
 */
record NpyHeader(char kind, int bytes, ByteOrder order, boolean fortran, long[] shape) {
  private static final int MAX_BYTES = 1 << 16;
  private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
  private static final Pattern TYPE = Pattern.compile("([<>|=]?)([a-zA-Z?])(\\d*)");
  private static final Map<Character, String> BYTES =
      Map.of('b', "1", 'u', "1248", 'i', "1248", 'f', "48");

  static NpyHeader read(InputStream in) throws IOException, Flaw {
    return of(text(in));
  }

  /** The dictionary literal. */
  static String text(InputStream in) throws IOException, Flaw {
    byte[] start = in.readNBytes(8);
    if (start.length < 8
        || !new String(start, 0, 6, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY")) {
      throw new Flaw("is no NumPy array: it does not begin with \\x93NUMPY");
    }
    if (start[6] < 1 || start[6] > 3) {
      throw new Flaw(
          "is a NumPy array of version " + start[6] + "; versions 1 to 3 are read, save it again");
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
    return new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
  }

  private static NpyHeader of(String text) throws Flaw {
    if (text.contains("[")) {
      throw new Flaw("holds records (a structured array), which are not read; save it as numbers");
    }
    Map<String, Object> values = PythonDict.parse(text);
    if (values.keySet().equals(KEYS)
        && values.get("descr") instanceof String type
        && values.get("fortran_order") instanceof Boolean fortran
        && values.get("shape") instanceof long[] shape) {
      return of(type, fortran, shape);
    }
    throw new Flaw(
        "has a header without the keys descr, fortran_order and shape: "
            + text.substring(0, Math.min(80, text.length())).strip());
  }

  private static NpyHeader of(String type, boolean fortran, long[] shape) throws Flaw {
    Matcher m = TYPE.matcher(type);
    char kind = m.matches() ? m.group(2).charAt(0) : ' ';
    if (kind == 'O') {
      throw new Flaw("holds Python objects (a pickle), which are not read; save it as numbers");
    }
    if (kind == '?') {
      return new NpyHeader('b', 1, ByteOrder.LITTLE_ENDIAN, fortran, shape);
    }
    if (kind == ' '
        || m.group(3).length() != 1
        || !BYTES.getOrDefault(kind, "").contains(m.group(3))) {
      throw new Flaw(
          "holds elements of type " + type + "; booleans, integers, float32 and float64 are read");
    }
    ByteOrder order = m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(kind, Integer.parseInt(m.group(3)), order, fortran, shape);
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
