package equipoise.reports.interchange;

import java.nio.file.Path;
import java.util.Locale;

/** A form in which other programs read a run, in the order in which they are written. */
public enum InterchangeFormat {
  /** {@code mlruns/}: a file store of MLflow. */
  MLFLOW {
    @Override
    public Path write(Interchange run) {
      return new MlflowStore(run).write();
    }
  },
  /** {@code croissant.json}: the data that were used. */
  CROISSANT {
    @Override
    public Path write(Interchange run) {
      return new DataCroissant(run).write();
    }
  },
  /** {@code ro-crate-metadata.json}; last, because it lists the other files. */
  RO_CRATE {
    @Override
    public Path write(Interchange run) {
      return new RoCrate(run).write();
    }
  };

  /**
   * Writes the form, and replaces what an earlier call wrote.
   *
   * @return the file or folder to open first
   * @throws equipoise.core.data.DataException if a file of the run cannot be read
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public abstract Path write(Interchange run);

  /** As the command line writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
