package equipoise.experiments.fetch;

/** Why a set could not be fetched: one line that names the address or file and the remedy. */
public final class FetchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  FetchFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  FetchFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What was at fault. */
  public enum Kind {
    /** The network or the server. */
    NETWORK,
    /** What the server sent. */
    CONTENT,
    /** The disk that it was to be written to. */
    DISK
  }

  public Kind kind() {
    return kind;
  }

  static FetchFailure disk(java.nio.file.Path path, java.io.IOException e) {
    return new FetchFailure(
        Kind.DISK,
        path
            + ": cannot be written ("
            + e.getMessage()
            + "); free space or choose another folder with --to, and rerun the command",
        e);
  }
}
