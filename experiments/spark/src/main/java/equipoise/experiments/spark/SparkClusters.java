package equipoise.experiments.spark;

import equipoise.experiments.run.Cluster;
import equipoise.experiments.run.ClusterProvider;
import equipoise.experiments.run.ClusterRequest;
import equipoise.experiments.run.RemoteJob;
import java.util.function.Consumer;

/** Opens clusters of Apache Spark. */
public final class SparkClusters implements ClusterProvider {
  /** For {@link java.util.ServiceLoader}. */
  public SparkClusters() {}

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public void requireReachable(ClusterRequest request) {
    Master.of(request).requireReachable();
  }

  @Override
  public Cluster connect(ClusterRequest request, RemoteJob job, Consumer<String> notes) {
    Master master = Master.of(request);
    return SparkCluster.connect(master, new SparkSettings(master, request.settings(), job), notes);
  }
}
