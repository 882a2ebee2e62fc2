package equipoise.experiments.run;

/**
 * What computes: it can change the bits of a result.
 *
 * @param engine {@code dl4j}, {@code libtorch}
 * @param version of the engine
 * @param device {@code cpu} or {@code cuda}
 * @param nativeThreads of one trial's networks
 */
record Platform(String engine, String version, String device, int nativeThreads) {}
