package equipoise.gan.generator;

import equipoise.engines.api.Network;
import equipoise.engines.api.Snapshot;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of several networks that are trained together.
 *
 * @param byName ascending by name
 */
public record NetworkSnapshots(Map<String, Snapshot> byName) {
  public NetworkSnapshots {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /** Copies of the networks' states now. */
  public static NetworkSnapshots of(Map<String, Network> networks) {
    Map<String, Snapshot> byName = new TreeMap<>();
    networks.forEach((name, network) -> byName.put(name, network.snapshot()));
    return new NetworkSnapshots(byName);
  }

  /**
   * Lets the networks go on from here.
   *
   * @throws IllegalArgumentException if the state of one is missing or another network's
   */
  public void resume(Map<String, Network> networks) {
    networks.forEach(
        (name, network) -> {
          Snapshot snapshot = byName.get(name);
          if (snapshot == null) {
            throw new IllegalArgumentException(
                "no state of network '" + name + "', there are " + byName.keySet());
          }
          network.resume(snapshot);
        });
  }
}
