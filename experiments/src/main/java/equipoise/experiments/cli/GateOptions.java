package equipoise.experiments.cli;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.trial.SyntheticAudit;
import equipoise.experiments.audit.AuditParts;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.generate.AuditSample;
import equipoise.experiments.generate.AuditTable;
import equipoise.experiments.generate.Candidates;
import equipoise.experiments.generate.Supply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Whether a set's images are audited, and what becomes of classes that do not pass. */
final class GateOptions {
  private static final String ON = "on";
  private static final String REFUSED = "the gate refuses its class";

  @Option(
      names = "--no-audit",
      description = "Write no audit.json; the audit trains two small classifiers.")
  boolean none;

  @Option(
      names = "--gate",
      paramLabel = "on|off",
      defaultValue = "off",
      description =
          "on: leave out the images of classes that do not pass the audit; off (default): write them"
              + " and say which classes fail.")
  String gate;

  /**
   * Images that are to be judged.
   *
   * @param sample what is audited
   * @param drawn what the set is to have
   * @param labels of the classes
   */
  record Made(Supply supply, AuditSample sample, Candidates drawn, List<Integer> labels) {}

  /** Images with their audit, if there is one. */
  record Judged(Candidates drawn, Optional<SyntheticAudit> audit) {}

  boolean isOn() {
    return gate.equals(ON);
  }

  /**
   * @throws picocli.CommandLine.ParameterException if the options do not fit together
   */
  void require(GenerateCommand command) {
    if (!isOn() && !gate.equals("off")) {
      throw command.usage("--gate is on or off, but is '" + gate + "'");
    }
    if (isOn() && (none || command.source.lacksReal())) {
      throw command.usage(
          "--gate on needs an audit: "
              + (none ? "omit --no-audit" : "name the training images by --real DATA"));
    }
  }

  /**
   * Audits, and with the gate on rejects what it refuses.
   *
   * @param remarks gets a sentence on each class that does not pass, or why there is no audit
   */
  Judged judged(Made made, EngineChoice engine, Remarks remarks) {
    Optional<AuditParts> real = made.supply().learned().audited();
    if (none || real.isEmpty()) {
      return new Judged(made.drawn(), Optional.empty());
    }
    Dataset images = made.sample().of(made.drawn(), made.labels(), remarks.passing());
    if (images.size() == 0) { // every one was rejected, which is said elsewhere
      return new Judged(made.drawn(), Optional.empty());
    }
    SyntheticAudit audit;
    try {
      requireTwoClasses(real.get());
      Seed seed = new Seed(made.supply().recipe().seed()).child("audit");
      audit = real.get().audit(images, engine::engine, seed, remarks.passing());
    } catch (IllegalArgumentException e) { // images that the judges' network cannot take
      if (isOn()) {
        throw new DataException("--gate on: no audit, for " + e.getMessage(), e);
      }
      remarks.addAll(List.of("There is no audit: " + e.getMessage() + "."));
      return new Judged(made.drawn(), Optional.empty());
    }
    AuditTable table = new AuditTable(audit);
    remarks.addAll(table.failures());
    return new Judged(isOn() ? gated(made, table) : made.drawn(), Optional.of(audit));
  }

  private static void requireTwoClasses(AuditParts real) {
    long classes = Arrays.stream(real.train().counts()).filter(n -> n > 0).count();
    if (classes < 2) {
      throw new IllegalArgumentException(
          "real images of two classes are needed, but there are those of " + classes);
    }
  }

  private static Candidates gated(Made made, AuditTable table) {
    List<String> names = made.drawn().data().classes();
    Set<Integer> refused =
        made.labels().stream()
            .filter(label -> !"passed".equals(table.word(names.get(label))))
            .collect(Collectors.toSet());
    return made.drawn().rejecting(refused, REFUSED);
  }
}
