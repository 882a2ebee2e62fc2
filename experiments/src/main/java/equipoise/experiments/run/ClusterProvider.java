package equipoise.experiments.run;

import java.util.function.Consumer;

/** Opens clusters of one kind; found by {@link java.util.ServiceLoader}. */
public interface ClusterProvider {
  /** As in {@code --executor}. */
  String name();

  /**
   * A quick look before any data are read.
   *
   * @throws RunException if there is no such cluster, in one line
   */
  void requireReachable(ClusterRequest request);

  /**
   * @param notes is given what a reader of the run's log should know
   * @throws RunException if the cluster cannot be used, in one line and within half a minute
   */
  Cluster connect(ClusterRequest request, RemoteJob job, Consumer<String> notes);
}
