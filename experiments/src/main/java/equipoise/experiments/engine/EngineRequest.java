package equipoise.experiments.engine;

import equipoise.core.NearestName;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Precision;
import java.util.List;
import java.util.stream.Stream;

/**
 * What networks are asked to be trained with; whether this machine can is found out by {@link
 * EngineChoice}.
 *
 * @param engine {@code dl4j}, {@code libtorch}, or {@code auto} for the first of them that can
 *     compute on the device and in the precision
 * @param device {@code cpu} or {@code cuda}
 */
public record EngineRequest(String engine, String device, Precision precision) {
  /** The engines that Equipoise has, whether or not they are on this class path. */
  public static final List<String> ENGINES = List.of("dl4j", "libtorch");

  private static final List<String> DEVICES = List.of("cpu", "cuda");

  public static final EngineRequest DEFAULT = new EngineRequest("auto", "cpu", Precision.FLOAT32);

  public EngineRequest {
    List<String> known =
        Stream.of(Stream.of("auto"), ENGINES.stream(), Engines.all().stream().map(Engine::name))
            .flatMap(names -> names)
            .distinct()
            .toList();
    if (!known.contains(engine)) {
      throw NearestName.unknown("engine", engine, known);
    }
    if (!DEVICES.contains(device)) {
      throw new IllegalArgumentException("the device must be cpu or cuda, but is '" + device + "'");
    }
  }

  /**
   * @param precision as on the command line
   * @throws IllegalArgumentException naming the value that is not known and those that are
   */
  public static EngineRequest of(String engine, String device, String precision) {
    return new EngineRequest(engine, device, Precision.named(precision));
  }

  boolean onGpu() {
    return device.equals("cuda");
  }
}
