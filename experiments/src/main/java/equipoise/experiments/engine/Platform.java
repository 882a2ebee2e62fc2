package equipoise.experiments.engine;

/**
 * What computes: it can change the bits of a result.
 *
 * @param engine {@code dl4j}, {@code libtorch}
 * @param version of the engine
 * @param device {@code cpu}, or {@code cuda} with the GPU's model
 * @param precision {@code float32}, {@code tf32}, {@code bf16}
 * @param nativeThreads of one trial's networks
 */
public record Platform(
    String engine, String version, String device, String precision, int nativeThreads) {
  /** Such as "libtorch (LibTorch 2.10.0) on cpu, float32, 1 native thread". */
  public String words() {
    return "%s (%s) on %s, %s, %d native thread%s"
        .formatted(
            engine, version, device, precision, nativeThreads, nativeThreads == 1 ? "" : "s");
  }
}
