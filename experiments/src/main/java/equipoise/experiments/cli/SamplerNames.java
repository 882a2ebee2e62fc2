package equipoise.experiments.cli;

import equipoise.experiments.catalogue.Entries;
import java.util.Iterator;

/** The sampling methods, for help and completion; loaded only when these are asked for. */
final class SamplerNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Entries.SAMPLERS.names().iterator();
  }
}
