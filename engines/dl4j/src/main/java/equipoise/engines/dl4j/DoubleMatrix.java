package equipoise.engines.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;

/**
 * As {@link Matrix}, in double precision.
 *
 * @param columns length of a row as stored
 * @param turned whether it stands for its transpose
 */
record DoubleMatrix(DoublePointer values, int columns, boolean turned) {
  static DoubleMatrix of(DoublePointer values, int columns) {
    return new DoubleMatrix(values, columns, false);
  }

  DoubleMatrix transposed() {
    return new DoubleMatrix(values, columns, !turned);
  }

  /**
   * Sets this matrix to a b, or adds a b to it.
   *
   * @param inner columns of a and rows of b, after transposition
   */
  void product(int rows, int inner, DoubleMatrix a, DoubleMatrix b, boolean grows) {
    cblas_dgemm(
        CblasRowMajor,
        a.turned ? CblasTrans : CblasNoTrans,
        b.turned ? CblasTrans : CblasNoTrans,
        rows,
        columns,
        inner,
        1,
        a.values,
        a.columns,
        b.values,
        b.columns,
        grows ? 1 : 0,
        values,
        columns);
  }
}
