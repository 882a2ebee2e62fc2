package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The problems found while reading, in the order in which they were found. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  public void error(Path file, String message) {
    problems.add(new Problem(Problem.Severity.ERROR, file.toString(), message));
  }

  public void error(Path file, Flaw flaw) {
    error(file, flaw.getMessage());
  }

  public void warning(Path file, String message) {
    problems.add(new Problem(Problem.Severity.WARNING, file.toString(), message));
  }

  public List<Problem> all() {
    return List.copyOf(problems);
  }

  public List<Problem> of(Problem.Severity severity) {
    return problems.stream().filter(p -> p.severity() == severity).toList();
  }
}
