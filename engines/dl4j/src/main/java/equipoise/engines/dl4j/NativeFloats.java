package equipoise.engines.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Floats outside the Java heap, for native operations; freed on closing. */
final class NativeFloats implements AutoCloseable {
  private final INDArray array;
  private final FloatPointer pointer;

  /** A second pointer to the same memory, which is moved. */
  private final FloatPointer cursor;

  NativeFloats(long size) {
    try (MemoryWorkspace detached = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      assert detached != null;
      array = Nd4j.createUninitialized(DataType.FLOAT, Math.max(1, size));
    }
    pointer = (FloatPointer) array.data().pointer();
    cursor = new FloatPointer(pointer);
  }

  private NativeFloats(INDArray array, FloatPointer pointer) {
    this.array = array;
    this.pointer = pointer;
    this.cursor = new FloatPointer(pointer);
  }

  /** Some of these floats; valid until closing, and not to be closed. */
  NativeFloats slice(long from, long size) {
    return new NativeFloats(
        array.get(NDArrayIndex.interval(from, from + size)), pointer.getPointer(from));
  }

  /** The first values as an ND4J array of that shape; valid until closing, and not to be closed. */
  INDArray view(long... shape) {
    long size = 1;
    for (long axis : shape) {
      size *= axis;
    }
    return array.get(NDArrayIndex.interval(0, size)).reshape('c', shape);
  }

  FloatPointer pointer() {
    return pointer;
  }

  void put(float[] values, int length) {
    put(values, 0, length);
  }

  void put(float[] values, int offset, int length) {
    pointer.put(values, offset, length);
  }

  void get(float[] values, int length) {
    get(values, 0, length);
  }

  void get(float[] values, int offset, int length) {
    pointer.get(values, offset, length);
  }

  /** Writes the first values of an array from a place on. */
  void putAt(long place, float[] values, int length) {
    cursor.position(place).put(values, 0, length);
  }

  /** Reads the first values of an array from a place on. */
  void getAt(long place, float[] values, int length) {
    cursor.position(place).get(values, 0, length);
  }

  @Override
  public void close() {
    array.close();
  }
}
