package equipoise.experiments.cli;

import equipoise.sampling.Samplers;
import java.util.ArrayList;

/** The sampling methods, for help and completion. */
final class SamplerNames extends ArrayList<String> {
  private static final long serialVersionUID = 1L;

  SamplerNames() {
    super(Samplers.names());
  }
}
