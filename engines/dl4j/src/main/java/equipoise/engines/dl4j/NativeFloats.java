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

  NativeFloats(long size) {
    try (MemoryWorkspace detached = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      assert detached != null;
      array = Nd4j.createUninitialized(DataType.FLOAT, Math.max(1, size));
    }
    pointer = (FloatPointer) array.data().pointer();
  }

  private NativeFloats(INDArray array, FloatPointer pointer) {
    this.array = array;
    this.pointer = pointer;
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

  @Override
  public void close() {
    array.close();
  }
}
