package equipoise.gan.generator;

import equipoise.engines.api.Network;
import equipoise.engines.api.Snapshot;
import java.util.Collections;
import java.util.List;
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

  /** These and that of another network. */
  public NetworkSnapshots with(String name, Network network) {
    Map<String, Snapshot> all = new TreeMap<>(byName);
    all.put(name, network.snapshot());
    return new NetworkSnapshots(all);
  }

  /** Several sets of networks; {@link #part} takes one out. */
  public static NetworkSnapshots joined(List<NetworkSnapshots> parts) {
    Map<String, Snapshot> all = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String prefix = i + "/";
      parts.get(i).byName.forEach((name, snapshot) -> all.put(prefix + name, snapshot));
    }
    return new NetworkSnapshots(all);
  }

  /** The networks of one of {@link #joined} sets, from 0. */
  public NetworkSnapshots part(int index) {
    String prefix = index + "/";
    Map<String, Snapshot> part = new TreeMap<>();
    byName.forEach(
        (name, snapshot) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), snapshot);
          }
        });
    return new NetworkSnapshots(part);
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
