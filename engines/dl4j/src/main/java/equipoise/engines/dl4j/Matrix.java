package equipoise.engines.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

/**
 * A matrix outside the Java heap, row by row, for products by ND4J's BLAS.
 *
 * @param columns length of a row as stored
 * @param turned whether it stands for its transpose
 */
record Matrix(NativeFloats floats, int columns, boolean turned) {
  static Matrix of(NativeFloats floats, int columns) {
    return new Matrix(floats, columns, false);
  }

  Matrix transposed() {
    return new Matrix(floats, columns, !turned);
  }

  /**
   * Sets this matrix to a b, or adds a b to it.
   *
   * @param inner columns of a and rows of b, after transposition
   */
  void product(int rows, int inner, Matrix a, Matrix b, boolean grows) {
    cblas_sgemm(
        CblasRowMajor,
        a.turned ? CblasTrans : CblasNoTrans,
        b.turned ? CblasTrans : CblasNoTrans,
        rows,
        columns,
        inner,
        1f,
        a.floats.pointer(),
        a.columns,
        b.floats.pointer(),
        b.columns,
        grows ? 1f : 0f,
        floats.pointer(),
        columns);
  }
}
