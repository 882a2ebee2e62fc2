package equipoise.experiments.spark;

import equipoise.experiments.run.RemoteTask;
import java.io.Serializable;
import java.util.HashMap;
import org.apache.spark.broadcast.Broadcast;

/**
 * A task with a handle of what it needs.
 *
 * @param rows the files that the task names, null if it names none
 */
record SentTask(RemoteTask task, Broadcast<HashMap<String, byte[]>> rows) implements Serializable {}
