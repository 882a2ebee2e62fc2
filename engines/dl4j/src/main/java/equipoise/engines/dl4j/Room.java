package equipoise.engines.dl4j;

/** A float array that grows to the largest batch seen. */
final class Room {
  private float[] values = new float[0];

  float[] of(int size) {
    if (values.length < size) {
      values = new float[size];
    }
    return values;
  }

  boolean holds(float[] array) {
    return values == array;
  }
}
