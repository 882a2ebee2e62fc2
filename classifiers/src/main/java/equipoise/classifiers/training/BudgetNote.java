package equipoise.classifiers.training;

import equipoise.core.learning.Note;
import java.util.Optional;

/** What a record says of the length of a training. */
final class BudgetNote {
  private BudgetNote() {}

  /**
   * @param epochs of the last training
   * @param improving whether its validation scores were still rising at its end
   * @return empty for a training of the epochs that were set, at whose end they were not
   */
  static Optional<Note> of(CnnOptions options, int epochs, boolean improving) {
    String after = epochs + (epochs == 1 ? " epoch" : " epochs");
    if (options.budget().rule() == Budget.Rule.CONVERGED) {
      return note(
          improving
              ? "Still improving on the validation set after "
                  + after
                  + ", more than which the cap of its budget does not allow."
              : "Converged on the validation set within " + after + ".");
    }
    return improving
        ? note(
            "Still improving on the validation set when training ended after "
                + after
                + ": more epochs, or budget: converged, may change its figures.")
        : Optional.empty();
  }

  private static Optional<Note> note(String sentence) {
    return Optional.of(Note.of(Note.Kind.TRAINING, sentence));
  }
}
