package equipoise.classifiers.weights;

import equipoise.core.data.DataException;

/** What every file of weights must hold. */
final class NamedTensorsCheck {
  private NamedTensorsCheck() {}

  /** These, if there are any. */
  static NamedTensors some(NamedTensors read) {
    if (read.tensors().isEmpty()) {
      throw new DataException(
          read.file() + ": is a " + read.format().words() + " file, but holds no tensor");
    }
    return read;
  }
}
