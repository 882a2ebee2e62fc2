package equipoise.core.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The problems found while reading, in the order in which they were found. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  void error(Path file, String message) {
    problems.add(new Problem(Problem.Severity.ERROR, file.toString(), message));
  }

  void error(Path file, Flaw flaw) {
    error(file, flaw.getMessage());
  }

  void warning(Path file, String message) {
    problems.add(new Problem(Problem.Severity.WARNING, file.toString(), message));
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }

  List<Problem> of(Problem.Severity severity) {
    return problems.stream().filter(p -> p.severity() == severity).toList();
  }
}
