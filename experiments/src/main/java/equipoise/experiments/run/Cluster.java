package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Other processes, perhaps on other machines, that run the steps of one study. */
public interface Cluster extends AutoCloseable {
  /**
   * Runs all tasks and returns when each has one answer, however often it was begun.
   *
   * @param tasks in the order in which they are best started
   * @throws Progress.Cancelled if the run is no longer wanted
   * @throws RunException if the cluster cannot go on, in one line
   */
  void run(List<RemoteTask> tasks, Exchange exchange);

  @Override
  void close();

  /** What a cluster and the run say to each other; called from any thread. */
  interface Exchange {
    /** The files that {@link RemoteTask#rows} names, by their paths in a run directory. */
    Map<String, byte[]> rows(String name);

    /**
     * @param task its position in the list
     */
    void started(int task);

    /**
     * Once for each task; may wait while others are written down.
     *
     * @param task its position in the list
     * @param answer asked once, from another thread, for what may take time to fetch
     */
    void answered(int task, Supplier<RemoteAnswer> answer);

    /** Whether the run is no longer wanted. */
    boolean cancelled();
  }
}
