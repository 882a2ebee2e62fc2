package equipoise.experiments.run;

import java.util.Map;

/**
 * What all steps of a study have in common.
 *
 * @param name of the study
 * @param message what {@link RemoteTrials} reads
 * @param data sets by name, each as bytes; one that is not here is read from its path
 * @param nativeThreads of each trial, at least 1
 * @param gpu whether each trial needs a GPU
 */
public record RemoteJob(
    String name, String message, Map<String, byte[]> data, int nativeThreads, boolean gpu) {
  public RemoteJob {
    data = Map.copyOf(data);
  }
}
