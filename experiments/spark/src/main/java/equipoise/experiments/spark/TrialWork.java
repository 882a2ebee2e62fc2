package equipoise.experiments.spark;

import equipoise.experiments.run.RemoteAnswer;
import java.io.Serializable;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What an executor does with a partition, which is one task. */
final class TrialWork extends AbstractFunction1<Iterator<SentTask>, RemoteAnswer>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** After so many executors that did not live to its end, a trial is not begun again. */
  static final int ATTEMPTS = 4;

  private static final String GPU = "gpu";

  private final Broadcast<Site> site;
  private final KeptOutcomes kept;

  /**
   * @param kept where outcomes are left for the driver; null where they return with the answer
   */
  TrialWork(Broadcast<Site> site, KeptOutcomes kept) {
    this.site = site;
    this.kept = kept;
  }

  @Override
  public RemoteAnswer apply(Iterator<SentTask> partition) {
    SentTask sent = partition.next();
    if (TaskContext.get().attemptNumber() >= ATTEMPTS) {
      return RemoteAnswer.of(
          RemoteAnswer.Kind.LOST,
          "in each of "
              + ATTEMPTS
              + " attempts its executor ended or could not write; --retry-failed tries again");
    }
    boolean keeps = kept != null && sent.task().key() != null;
    if (keeps && kept.holds(sent.task().key())) {
      return RemoteAnswer.of(RemoteAnswer.Kind.FINISHED, null);
    }
    RemoteAnswer answer =
        site.value()
            .trials(gpu())
            .run(sent.task(), () -> sent.rows() == null ? Map.of() : sent.rows().value());
    // A failure goes with the answer: another run may try again.
    if (!keeps || answer.kind() != RemoteAnswer.Kind.FINISHED || answer.text() != null) {
      return answer;
    }
    kept.keep(sent.task().key(), answer.files());
    return answer.with(Map.of());
  }

  /** The number of the GPU that Spark lends the task; empty if it asked for none. */
  static String gpu() {
    return TaskContext.get().resourcesJMap().containsKey(GPU)
        ? TaskContext.get().resourcesJMap().get(GPU).addresses()[0]
        : "";
  }
}
