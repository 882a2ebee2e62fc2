package equipoise.experiments.run;

import java.io.Serializable;

/**
 * A step of a study for another process: a trial to run, or a generator to train.
 *
 * @param title for people
 * @param key of the trial; null where a generator is to be trained
 * @param message what {@link RemoteTrials} reads
 * @param rows names the files that it needs beside the data; null for none
 */
public record RemoteTask(String title, String key, String message, String rows)
    implements Serializable {}
