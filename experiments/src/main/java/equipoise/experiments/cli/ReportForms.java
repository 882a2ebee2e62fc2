package equipoise.experiments.cli;

import equipoise.core.NearestName;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.fetch.FetchedSets;
import equipoise.reports.Report;
import equipoise.reports.files.ReportFormat;
import equipoise.reports.files.ReportTarget;
import equipoise.reports.interchange.Interchange;
import equipoise.reports.interchange.InterchangeFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code --format} names: forms of the report for people, and of the run for programs. */
record ReportForms(Set<ReportFormat> reports, Set<InterchangeFormat> interchange) {
  private static final String NAME = "report";

  /**
   * @throws IllegalArgumentException naming the nearest word if one is unknown
   */
  static ReportForms of(List<String> words) {
    Map<String, Enum<?>> known = new LinkedHashMap<>();
    for (ReportFormat format : ReportFormat.values()) {
      known.put(format.word(), format);
    }
    for (InterchangeFormat format : InterchangeFormat.values()) {
      known.put(format.word(), format);
    }
    Set<ReportFormat> reports = EnumSet.noneOf(ReportFormat.class);
    Set<InterchangeFormat> interchange = EnumSet.noneOf(InterchangeFormat.class);
    for (String word : words) {
      Enum<?> format = known.get(word.strip().toLowerCase(Locale.ROOT));
      if (format instanceof ReportFormat report) {
        reports.add(report);
      } else if (format instanceof InterchangeFormat other) {
        interchange.add(other);
      } else {
        throw NearestName.unknown("format", word, known.keySet());
      }
    }
    return new ReportForms(reports, interchange);
  }

  /**
   * @param out null for each run directory itself
   * @throws IllegalArgumentException if a form does not go with another folder
   */
  void check(List<Path> runs, Path out) {
    boolean elsewhere =
        out != null
            && !(runs.size() == 1
                && out.toAbsolutePath()
                    .normalize()
                    .equals(runs.get(0).toAbsolutePath().normalize()));
    if (elsewhere && interchange.contains(InterchangeFormat.RO_CRATE)) {
      throw new IllegalArgumentException(
          InterchangeFormat.RO_CRATE.word()
              + " describes a run directory and lies in it, so --out does not go with it; omit"
              + " --out, or ask for the other formats with a second command");
    }
  }

  /**
   * The report first, so that the crate lists it.
   *
   * @param data whose files may be described
   * @return of each form what to open first
   */
  List<Path> write(List<RunDirectory> runs, Path folder, List<Path> data) {
    List<Path> written = new ArrayList<>();
    if (!reports.isEmpty()) {
      written.addAll(Report.write(runs, new ReportTarget(folder, NAME, reports)).files());
    }
    Interchange handed = new Interchange(runs, folder, FetchedSets::of, data);
    interchange.forEach(form -> written.add(form.write(handed)));
    return written;
  }
}
