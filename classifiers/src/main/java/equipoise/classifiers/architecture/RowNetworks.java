package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;

/** Recurrent networks that read an image row by row, from the top. */
public final class RowNetworks {
  /** {@code rnn}: 128 tanh units; 21,386 parameters for grey images of 28x28 and 10 classes. */
  public static final Architecture RNN =
      new BuiltArchitecture(
          "rnn",
          "Recurrent network of 128 tanh units that reads an image row by row",
          "Elman, Cognitive Science 14 (1990) 179, doi 10.1207/s15516709cog1402_1",
          0,
          BuiltArchitecture.SMALL,
          network -> layers(network, Layer.Recurrent.Cell.RNN));

  /**
   * {@code lstm}: 128 long short-term memory cells; 81,674 parameters for grey images of 28x28 and
   * 10 classes.
   */
  public static final Architecture LSTM =
      new BuiltArchitecture(
          "lstm",
          "LSTM of 128 units that reads an image row by row",
          "Hochreiter and Schmidhuber, Neural Computation 9 (1997) 1735, doi 10.1162/neco.1997.9.8.1735",
          0,
          BuiltArchitecture.SMALL,
          network -> layers(network, Layer.Recurrent.Cell.LSTM));

  private RowNetworks() {}

  private static final int UNITS = 128;

  private static void layers(NetworkBuilder network, Layer.Recurrent.Cell cell) {
    network.add(new Layer.Recurrent(cell, UNITS, false)).head().dropout().logits("");
  }
}
