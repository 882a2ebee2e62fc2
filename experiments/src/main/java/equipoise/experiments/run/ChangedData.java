package equipoise.experiments.run;

import equipoise.core.data.DataException;

/**
 * A data set that was read again has other content than before, or cannot be read any more: no
 * trial can be run under a key that was made from the first content.
 */
final class ChangedData extends DataException {
  private static final long serialVersionUID = 1L;

  ChangedData(String message, Throwable cause) {
    super(message, cause);
  }
}
