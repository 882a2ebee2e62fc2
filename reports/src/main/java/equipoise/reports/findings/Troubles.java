package equipoise.reports.findings;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.learning.Note;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What kept an arm from doing what it is for, by the typed notes of its trials and the origins of
 * its rows.
 */
public record Troubles(Arm arm) {
  private static final int MOST_NAMES = 4;

  public static Troubles of(Arm arm) {
    return new Troubles(arm);
  }

  /** Each as what may follow the arm's name: "collapsed in 1 class (tank)". */
  public List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    nothing().ifPresent(clauses::add);
    collapsed().ifPresent(clauses::add);
    clauses.addAll(classes(Note.Kind.REFUSED, "refused", ""));
    clauses.addAll(classes(Note.Kind.COPIED, "filled", " with copies"));
    clauses.addAll(classes(Note.Kind.CLASS_LOST, "removed every training image of", ""));
    return clauses;
  }

  /** That no image was made although the method is for making some. */
  public Optional<String> nothing() {
    if (!arm.madeNothing()) {
      return Optional.empty();
    }
    return Optional.of(
        arm.synthesis() == Synthesis.GENERATION ? "generated nothing" : "made no new image");
  }

  /** That generated images hardly differ from one another. */
  public Optional<String> collapsed() {
    if (!arm.has(Note.Kind.COLLAPSED)) {
      return Optional.empty();
    }
    Set<String> names = arm.noted(Note.Kind.COLLAPSED);
    return Optional.of("collapsed" + (names.isEmpty() ? "" : " in " + listed(names)) + repeats());
  }

  /**
   * What became of classes: those of every repeat, then those of some.
   *
   * @param after what follows the classes' names
   */
  private List<String> classes(Note.Kind kind, String verb, String after) {
    if (!arm.has(kind)) {
      return List.of();
    }
    Set<String> partly = arm.noted(kind);
    if (partly.isEmpty()) {
      return List.of(verb + " some classes" + after);
    }
    Set<String> always = arm.alwaysNoted(kind);
    partly.removeAll(always);
    List<String> clauses = new ArrayList<>();
    if (!always.isEmpty()) {
      clauses.add(verb + " " + listed(always) + after);
    }
    if (!partly.isEmpty()) {
      clauses.add(verb + " " + listed(partly) + after + " in some repeats");
    }
    return clauses;
  }

  private String repeats() {
    List<RecordedTrial> done = arm.done();
    long having = done.stream().filter(t -> !t.notes(Note.Kind.COLLAPSED).isEmpty()).count();
    return having == done.size()
        ? ""
        : " in " + having + " of " + Counted.of(done.size(), "repeat");
  }

  private static String listed(Set<String> names) {
    List<String> shown =
        names.stream().limit(MOST_NAMES).map(name -> Visible.line(name, 40)).toList();
    return Counted.of(names.size(), "class")
        + " ("
        + String.join(", ", shown)
        + (names.size() > MOST_NAMES ? ", …" : "")
        + ")";
  }

  /** Notes of a kind that a report shows before all others. */
  public static boolean matters(TrialRecord.Remark note) {
    return switch (note.kind()) {
      case COPIED, REFUSED, COLLAPSED, CLASS_LOST, NOTHING_TO_DO, LEAKED, SEPARATED -> true;
      case DATA, SPLIT, TARGET_MISSED, ADAPTED, TRAINING, RESOURCES -> false;
    };
  }
}
