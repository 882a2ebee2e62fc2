package equipoise.engines.api;

import java.nio.ByteBuffer;

/** How one value of an array lies in a file of weights. */
public enum ElementType {
  F64(8, "float64"),
  F32(4, "float32"),
  /** IEEE 754 binary16. */
  F16(2, "float16"),
  /** The upper half of a float. */
  BF16(2, "bfloat16"),
  I64(8, "int64"),
  I32(4, "int32"),
  I16(2, "int16"),
  I8(1, "int8"),
  U8(1, "uint8"),
  BOOL(1, "bool");

  private final int bytes;
  private final String word;

  ElementType(int bytes, String word) {
    this.bytes = bytes;
    this.word = word;
  }

  /** Of one value. */
  public int bytes() {
    return bytes;
  }

  /** As NumPy and PyTorch call it. */
  public String word() {
    return word;
  }

  /** The next value, in the buffer's byte order, rounded to float; true is 1. */
  public float next(ByteBuffer from) {
    return switch (this) {
      case F64 -> (float) from.getDouble();
      case F32 -> from.getFloat();
      case F16 -> half(from.getShort());
      case BF16 -> Float.intBitsToFloat(from.getShort() << 16);
      case I64 -> from.getLong();
      case I32 -> from.getInt();
      case I16 -> from.getShort();
      case I8 -> from.get();
      case U8 -> from.get() & 0xff;
      case BOOL -> from.get() == 0 ? 0 : 1;
    };
  }

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
