package org.nd4j.nativeblas;

/**
 * A name that DL4J 1.0.0-M2.1 asks for in vain. Before its layers use oneDNN, they look up this
 * class by reflection and ask whether oneDNN is switched on; ND4J has since moved it to {@code
 * org.nd4j.linalg.cpu.nativecpu.bindings}, so that without this stand-in every DL4J layer falls
 * back to its slow path. It concerns only DL4J's own layers, as in an exported network.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** Answers for ND4J's real environment. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    /** Called by reflection. */
    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Called by reflection: oneDNN was once named MKL-DNN. */
    public boolean isUseMKLDNN() {
      return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }
  }
}
