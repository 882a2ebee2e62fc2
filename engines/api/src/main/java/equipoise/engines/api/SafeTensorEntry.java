package equipoise.engines.api;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.DataException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** One array as a safetensors header describes it; offsets count from the header's end. */
record SafeTensorEntry(Path file, String name, String type, int[] shape, long begin, long end) {
  private static final Map<String, Integer> BYTES = Map.of("F32", 4, "F64", 8, "F16", 2, "BF16", 2);

  static SafeTensorEntry of(Path file, String name, JsonNode node) {
    String type = node.path("dtype").asText();
    if (!BYTES.containsKey(type)) {
      throw new DataException(
          file + ": " + name + " is of type " + type + "; only F32, F64, F16 and BF16 can be read");
    }
    JsonNode axes = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    if (!axes.isArray() || !offsets.isArray() || offsets.size() != 2) {
      throw new DataException(
          file + ": " + name + " needs a shape and two data_offsets, but is " + node);
    }
    int[] shape = new int[Math.max(1, axes.size())];
    shape[0] = 1;
    for (int i = 0; i < axes.size(); i++) {
      if (!axes.get(i).canConvertToInt() || axes.get(i).asInt() < 0) {
        throw new DataException(file + ": " + name + " is of shape " + axes);
      }
      shape[i] = axes.get(i).asInt();
    }
    return new SafeTensorEntry(
        file, name, type, shape, offsets.get(0).asLong(-1), offsets.get(1).asLong(-1));
  }

  /**
   * @param room bytes after the header
   */
  void checkWithin(long room) {
    long wanted = BYTES.get(type);
    for (int axis : shape) {
      wanted = axis == 0 ? 0 : wanted > Integer.MAX_VALUE ? wanted : wanted * axis;
    }
    if (begin < 0 || end > room || end - begin != wanted || wanted > Integer.MAX_VALUE) {
      throw new DataException(
          String.format(
              "%s: %s needs %d bytes, but its data_offsets are %d and %d in %d bytes of values",
              file, name, wanted, begin, end, room));
    }
  }

  int length() {
    return (int) (end - begin);
  }

  Tensor tensor(ByteBuffer bytes) {
    float[] values = new float[length() / BYTES.get(type)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case "F32" -> bytes.getFloat();
            case "F64" -> (float) bytes.getDouble();
            case "BF16" -> Float.intBitsToFloat(bytes.getShort() << 16);
            default -> half(bytes.getShort());
          };
    }
    return new Tensor(values, shape);
  }

  /** IEEE 754 binary16. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    float sign = bits < 0 ? -1 : 1;
    if (exponent == 0) {
      return sign * Math.scalb((float) fraction, -24);
    } else if (exponent == 31) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    return sign * Math.scalb(1 + fraction / 1024f, exponent - 15);
  }
}
