package equipoise.engines.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small matrix times a vector whose values are arrays of lanes, as sums of at most four terms:
 * longer ones the Java compiler does not turn into vector instructions. Two rows of the matrix that
 * differ in signs only share the sums of what they have in common, two columns that do so their sum
 * and their difference.
 */
final class LaneSums {
  private static final int MOST_TERMS = 4;

  private final int rows;
  private final int columns;
  private final List<Sum> sums = new ArrayList<>();
  private final DoubleLanes shared = new DoubleLanes();
  private int places;

  /**
   * Places count first the vector's values, then the results, then what is shared.
   *
   * @param from two or four places
   */
  private record Sum(int to, int[] from, double[] factors) {}

  private record Term(int from, double factor) {}

  LaneSums(double[][] matrix) {
    this.rows = matrix.length;
    this.columns = matrix[0].length;
    this.places = columns + rows;
    if (!shareRows(matrix)) {
      shareColumns(matrix);
    }
  }

  private boolean shareRows(double[][] matrix) {
    boolean[] done = new boolean[rows];
    boolean any = false;
    for (int i = 0; i < rows; i++) {
      int partner = done[i] ? -1 : partner(matrix, i);
      if (partner >= 0) {
        any = true;
        done[i] = true;
        done[partner] = true;
        share(matrix[i], matrix[partner], columns + i, columns + partner);
      }
    }
    for (int i = 0; i < rows && any; i++) {
      if (!done[i]) {
        add(columns + i, terms(matrix[i]));
      }
    }
    return any;
  }

  /** A later row that is the same but for signs; -1 if there is none, or nothing to be gained. */
  private static int partner(double[][] matrix, int row) {
    if (terms(matrix[row]).size() < MOST_TERMS) {
      return -1;
    }
    return IntStream.range(row + 1, matrix.length)
        .filter(other -> mirrored(matrix[row], matrix[other]))
        .findFirst()
        .orElse(-1);
  }

  private static boolean mirrored(double[] a, double[] b) {
    return IntStream.range(0, a.length).allMatch(j -> Math.abs(a[j]) == Math.abs(b[j]));
  }

  private void share(double[] a, double[] b, int to, int other) {
    List<Term> same = new ArrayList<>();
    List<Term> opposite = new ArrayList<>();
    for (Term term : terms(a)) {
      (b[term.from] == term.factor ? same : opposite).add(term);
    }
    int even = place(same);
    int odd = place(opposite);
    add(to, List.of(new Term(even, 1), new Term(odd, 1)));
    add(other, List.of(new Term(even, 1), new Term(odd, -1)));
  }

  private void shareColumns(double[][] matrix) {
    double[][] turned = Winograd.transposed(matrix);
    List<List<Term>> results = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      results.add(new ArrayList<>());
    }
    boolean[] done = new boolean[columns];
    for (int j = 0; j < columns; j++) {
      int partner = done[j] ? -1 : partner(turned, j);
      if (partner >= 0) {
        done[partner] = true;
        int sum = place(List.of(new Term(j, 1), new Term(partner, 1)));
        int difference = place(List.of(new Term(j, 1), new Term(partner, -1)));
        for (Term term : terms(turned[j])) {
          boolean even = turned[partner][term.from] == term.factor;
          results.get(term.from).add(new Term(even ? sum : difference, term.factor));
        }
      } else if (!done[j]) {
        for (Term term : terms(turned[j])) {
          results.get(term.from).add(new Term(j, term.factor));
        }
      }
    }
    for (int i = 0; i < rows; i++) {
      add(columns + i, results.get(i));
    }
  }

  private static List<Term> terms(double[] row) {
    return IntStream.range(0, row.length)
        .filter(j -> row[j] != 0)
        .mapToObj(j -> new Term(j, row[j]))
        .toList();
  }

  /** A place with that sum. */
  private int place(List<Term> terms) {
    if (terms.size() == 1 && terms.get(0).factor == 1) {
      return terms.get(0).from;
    }
    int place = places++;
    add(place, terms);
    return place;
  }

  private void add(int to, List<Term> terms) {
    List<Term> left = new ArrayList<>(terms);
    while (left.size() > MOST_TERMS) {
      List<Term> first = left.subList(0, MOST_TERMS);
      Term sum = new Term(place(List.copyOf(first)), 1);
      first.clear();
      left.add(sum);
    }
    int size = left.size() <= 2 ? 2 : MOST_TERMS;
    int[] from = new int[size];
    double[] factors = new double[size];
    for (int k = 0; k < size; k++) {
      Term term = left.get(Math.min(k, left.size() - 1));
      from[k] = term.from;
      factors[k] = k < left.size() ? term.factor : 0;
    }
    sums.add(new Sum(to, from, factors));
  }

  /**
   * @param in the vector: arrays at {@code first}, {@code first + stride} and so on; not changed
   * @param out where the results go, likewise; none of {@code in}
   */
  void apply(Strided in, Strided out, int lanes) {
    double[][] own = shared.of(places - columns - rows, lanes);
    for (Sum sum : sums) {
      double[] to = array(sum.to, in, out, own);
      double[] a = array(sum.from[0], in, out, own);
      double[] b = array(sum.from[1], in, out, own);
      if (sum.from.length == 2) {
        add(to, a, b, sum.factors[0], sum.factors[1], lanes);
      } else {
        double[] c = array(sum.from[2], in, out, own);
        add(to, a, b, c, array(sum.from[3], in, out, own), sum.factors, lanes);
      }
    }
  }

  /** Every so many arrays of several. */
  record Strided(double[][] arrays, int first, int stride) {
    private double[] get(int i) {
      return arrays[first + i * stride];
    }
  }

  private double[] array(int place, Strided in, Strided out, double[][] own) {
    if (place < columns) {
      return in.get(place);
    }
    return place < columns + rows ? out.get(place - columns) : own[place - columns - rows];
  }

  private static void add(double[] to, double[] a, double[] b, double fa, double fb, int lanes) {
    for (int k = 0; k < lanes; k++) {
      to[k] = fa * a[k] + fb * b[k];
    }
  }

  private static void add(
      double[] to, double[] a, double[] b, double[] c, double[] d, double[] factors, int lanes) {
    double fa = factors[0];
    double fb = factors[1];
    double fc = factors[2];
    double fd = factors[3];
    for (int k = 0; k < lanes; k++) {
      to[k] = fa * a[k] + fb * b[k] + fc * c[k] + fd * d[k];
    }
  }
}
