package equipoise.reports.results;

import equipoise.core.Visible;
import equipoise.core.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What computed the networks of a run, as its trials say. */
public final class Computed {
  private Computed() {}

  /**
   * Such as "networks by libtorch LibTorch 2.10.0 on cpu, float32": one in a run that was made in
   * one way, none if no trial trained a network.
   */
  public static List<String> of(Run run) {
    return run.trials().stream()
        .flatMap(trial -> trial.record().stream())
        .map(TrialRecord::environment)
        .filter(Objects::nonNull)
        .filter(environment -> environment.get("engine") != null)
        .map(Computed::words)
        .distinct()
        .sorted()
        .toList();
  }

  private static String words(Map<String, String> environment) {
    List<String> parts = new ArrayList<>();
    String device = environment.get("device");
    parts.add("networks by " + environment.get("engine") + (device == null ? "" : " on " + device));
    if (environment.get("precision") != null) {
      parts.add(environment.get("precision"));
    }
    return Visible.line(String.join(", ", parts), 120);
  }
}
