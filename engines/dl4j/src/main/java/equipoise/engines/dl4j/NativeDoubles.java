package equipoise.engines.dl4j;

import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Doubles outside the Java heap, for native operations; freed on closing. */
final class NativeDoubles implements AutoCloseable {
  private final INDArray array;
  private final DoublePointer pointer;

  /** A second pointer to the same memory, which is moved. */
  private final DoublePointer cursor;

  NativeDoubles(long size) {
    try (MemoryWorkspace detached = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      assert detached != null;
      array = Nd4j.createUninitialized(DataType.DOUBLE, Math.max(1, size));
    }
    pointer = (DoublePointer) array.data().pointer();
    cursor = new DoublePointer(pointer);
  }

  /** Those from a place on; valid until closing, and not to be closed. */
  DoublePointer from(long place) {
    return pointer.getPointer(place);
  }

  /** Writes the first values of an array from a place on. */
  void put(long place, double[] values, int length) {
    cursor.position(place).put(values, 0, length);
  }

  /** Reads the first values of an array from a place on. */
  void get(long place, double[] values, int length) {
    cursor.position(place).get(values, 0, length);
  }

  @Override
  public void close() {
    array.close();
  }
}
