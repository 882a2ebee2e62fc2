package equipoise.engines.api;

import java.util.List;

/**
 * A network as data: one description serves every engine.
 *
 * @param name for messages
 * @param input shape of one example without the batch axis: {c, h, w} or {d}
 * @param layers applied in order
 */
public record NetworkSpec(String name, List<Integer> input, List<Layer> layers) {
  public NetworkSpec {
    input = List.copyOf(input);
    layers = List.copyOf(layers);
  }
}
