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

  private final Broadcast<Site> site;

  TrialWork(Broadcast<Site> site) {
    this.site = site;
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
    return site.value()
        .trials()
        .run(sent.task(), () -> sent.rows() == null ? Map.of() : sent.rows().value());
  }
}
