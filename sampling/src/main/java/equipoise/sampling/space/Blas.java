package equipoise.sampling.space;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** The matrix product of the OpenBLAS that ND4J brings along; several threads may call it. */
final class Blas {
  private Blas() {}

  /** Tried at first use; its field never changes. */
  private static final class Loaded {
    static final boolean WORKS = works();

    private static boolean works() {
      try (FloatPointer two = new FloatPointer(2f);
          FloatPointer product = new FloatPointer(0f)) {
        productTransposed(1, 1, 1, 1, two, two, product);
        return product.get() == 4;
      } catch (LinkageError e) {
        return false;
      }
    }
  }

  /** Whether the native library is there; loads it. */
  static boolean works() {
    return Loaded.WORKS;
  }

  /**
   * c = factor a b', all row by row without gaps.
   *
   * @param inner length of the rows of a and b
   * @param a [rows, inner]
   * @param b [columns, inner]
   * @param c [rows, columns]
   */
  static void productTransposed(
      int rows,
      int columns,
      int inner,
      float factor,
      FloatPointer a,
      FloatPointer b,
      FloatPointer c) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        columns,
        inner,
        factor,
        a,
        inner,
        b,
        inner,
        0f,
        c,
        columns);
  }
}
