package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.ConvolutionCase;
import equipoise.engines.api.ConvolutionCheck;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Precision;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Random convolutions of one engine, in a process of its own that may crash. Each case is written
 * to a file before it runs, and below it every array that differs.
 */
final class ConvolutionSweep {
  private static final double TOLERANCE = 1e-4;

  /** A bfloat16 has eight bits of mantissa. */
  private static final double TOLERANCE_BF16 = 0.03;

  private ConvolutionSweep() {}

  /**
   * Arguments: engine, precision, seed, number of the first case and of the one after the last,
   * file.
   */
  public static void main(String[] arguments) throws IOException {
    Precision precision = Precision.valueOf(arguments[1]);
    Engine engine = Engines.named(arguments[0], "cpu", precision);
    Seed seed = new Seed(Long.parseLong(arguments[2]));
    double tolerance = precision == Precision.BF16 ? TOLERANCE_BF16 : TOLERANCE;
    int end = Integer.parseInt(arguments[4]);
    try (Writer out =
        Files.newBufferedWriter(
            Path.of(arguments[5]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = Integer.parseInt(arguments[3]); i < end; i++) {
        ConvolutionCase one = ConvolutionCase.random(seed.child("case-" + i));
        out.write(i + " " + one + "\n");
        out.flush();
        for (String difference : ConvolutionCheck.differences(one, engine, tolerance)) {
          out.write("  " + difference + "\n");
        }
      }
    }
  }
}
