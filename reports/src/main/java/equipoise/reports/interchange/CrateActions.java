package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the files of a run came about: an action for each session of the run, and one for the report.
 *
 * @param files by identifier
 */
record CrateActions(JsonNode provenance, Map<String, CrateEntity> files, List<CrateEntity> data) {
  static final String SOFTWARE = "#equipoise";

  List<CrateEntity> all() {
    List<CrateEntity> actions = new ArrayList<>();
    for (JsonNode session : provenance.path("sessions")) {
      actions.add(session("#session-" + (actions.size() + 1), session));
    }
    List<String> reports = files.keySet().stream().filter(CrateActions::isReport).toList();
    if (!reports.isEmpty()) {
      actions.add(
          new CrateEntity("#report", "CreateAction")
              .with("name", "Report drawn from the results")
              .to("instrument", SOFTWARE)
              .to("object", present("results.jsonl", "study.resolved.json", "trials/"))
              .to("result", reports));
    }
    return actions;
  }

  private CrateEntity session(String id, JsonNode session) {
    List<String> used = new ArrayList<>(present("study.yaml"));
    data.forEach(set -> used.add(set.id()));
    String ended = session.path("ended").isTextual() ? session.path("ended").asText() : "";
    CrateEntity action = new CrateEntity(id, "CreateAction");
    if (!ended.isEmpty()) {
      action.to("actionStatus", "http://schema.org/CompletedActionStatus");
    }
    return action
        .with("name", "Trials of the study run")
        .with("description", description(session))
        .with("startTime", session.path("started").asText(""))
        .with("endTime", ended)
        .to("instrument", SOFTWARE)
        .to("object", used)
        .to(
            "result",
            present(
                "results.jsonl",
                "study.resolved.json",
                "provenance.json",
                "trials/",
                "sheets/",
                "models/",
                "generated/"));
  }

  /** The command, the first word of which is the program's main class. */
  private String description(JsonNode session) {
    List<String> words = new ArrayList<>();
    session.path("commandLine").forEach(word -> words.add(word.asText()));
    StringBuilder text = new StringBuilder();
    if (!words.isEmpty()) {
      text.append("equipoise ").append(String.join(" ", words.subList(1, words.size())));
    }
    JsonNode commit = provenance.path("git").path("commit");
    if (commit.isTextual()) {
      text.append(text.length() == 0 ? "" : "; ").append("study file's commit ");
      text.append(commit.asText());
    }
    return text.toString();
  }

  private List<String> present(String... ids) {
    return Stream.of(ids).filter(files::containsKey).toList();
  }

  private static boolean isReport(String id) {
    return id.matches("(report[^/]*/?|comparisons\\.json)");
  }
}
