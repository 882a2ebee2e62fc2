package equipoise.experiments.run;

import equipoise.experiments.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Finds the cluster that a run asks for. */
record Clusters(Study study, StudyData data, RunOptions options) {
  /**
   * @throws RunException if it is known before any data are read that there is none
   */
  void requireReachable() {
    options.cluster().ifPresent(request -> provider(request).requireReachable(request));
  }

  /**
   * @param grid all trials of the study
   * @throws RunException if the cluster cannot be used
   */
  Cluster connect(List<Trial> grid, int nativeThreads, Consumer<String> notes) {
    ClusterRequest request = options.cluster().orElseThrow();
    Map<String, byte[]> sent = new HashMap<>();
    study.data().stream()
        .filter(spec -> spec.path() != null)
        .forEach(
            spec ->
                SentData.bytes(data.read(spec)).ifPresent(bytes -> sent.put(spec.name(), bytes)));
    RemoteJob job =
        new RemoteJob(
            study.name(),
            RemoteMessages.line(RemoteMessages.Job.of(study, options, grid)),
            sent,
            nativeThreads,
            study.trainsNetworks() && options.engine().device().startsWith("cuda"));
    return provider(request).connect(request, job, notes);
  }

  private static ClusterProvider provider(ClusterRequest request) {
    return ServiceLoader.load(ClusterProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(request.provider()))
        .findFirst()
        .orElseThrow(
            () ->
                new OutputRefused(
                    "--executor "
                        + request.provider()
                        + " needs an optional part that is not built here; build it once with"
                        + " ./equipoise --build-spark (fetches 220 MB)"));
  }
}
