package equipoise.classifiers.architecture;

import java.util.List;

/** The convolutional networks that a study can name. */
public final class Architectures {
  /** In the order of lists. */
  public static final List<Architecture> ALL =
      List.of(LeNet.LENET5, LeNet.LENET5_1998, Bipyramidal.BIPYRAMIDAL);

  private Architectures() {}
}
