package equipoise.reports.findings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.reports.blocks.Text;
import equipoise.reports.statistics.decision.Decision;
import equipoise.reports.statistics.decision.DecisionRule;
import java.util.Locale;

/**
 * Findings for programs: {@code comparisons.json}. Differences, intervals and margins are in points
 * of balanced accuracy, challenger minus rival; what was not tested is null. Of each generator's
 * arm the difference of recall in points, over the classes that had one fate.
 */
public final class FindingsJson {
  private FindingsJson() {}

  public static ObjectNode of(Analysis analysis) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    DecisionRule.Settings rule = analysis.run().rule();
    json.put("study", analysis.run().studyName());
    json.put("verdict", Text.of(" ").joining(Verdict.of(analysis)).words());
    json.put("alpha", rule.alpha());
    json.put("margin", rule.margin());
    json.putArray("comparisons");
    analysis.comparisons().forEach(c -> json.withArray("comparisons").add(of(c)));
    json.putArray("generators");
    GeneratorGains.of(analysis.run()).forEach(g -> json.withArray("generators").add(of(g)));
    return json;
  }

  private static ObjectNode of(GeneratorGains gains) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dataset", gains.setting().dataset());
    json.put("classifier", gains.setting().classifier());
    json.put("method", gains.arm().method());
    json.put("against", gains.against().method());
    json.put("againstNothing", gains.againstNothing());
    json.putArray("parts");
    gains.parts().forEach(part -> json.withArray("parts").add(of(part)));
    return json;
  }

  private static ObjectNode of(PartGain part) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("fate", part.fate().name().toLowerCase(Locale.ROOT));
    part.classes().forEach(json.putArray("classes")::add);
    json.put("repeats", part.spread().n());
    json.put("recall", 100 * part.mean());
    if (part.bounded()) {
      json.put("low", 100 * part.low()).put("high", 100 * part.high());
    } else {
      json.putNull("low").putNull("high");
    }
    return json;
  }

  private static ObjectNode of(Comparison c) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dataset", c.setting().dataset());
    json.put("classifier", c.setting().classifier());
    json.put("challenger", c.challenger().method());
    json.put("rival", c.rival().method());
    json.put("finding", c.finding().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("repeats", c.repeats());
    json.put("difference", 100 * c.mean());
    c.tested().ifPresentOrElse(d -> tested(json, d), () -> untested(json));
    return json;
  }

  private static void tested(ObjectNode json, Decision d) {
    json.put("images", d.images()).put("groups", d.groups());
    json.put("low", d.low()).put("high", d.high());
    json.put("p", d.p()).put("pHolm", d.pHolm()).put("pEquivalenceHolm", d.pEquivalenceHolm());
    json.put("detectable", d.detectable());
    Decision.Probabilities p = d.probabilities();
    json.putObject("probabilities")
        .put("better", p.better())
        .put("equivalent", p.equivalent())
        .put("worse", p.worse());
  }

  private static void untested(ObjectNode json) {
    for (String key : new String[] {"images", "groups", "low", "high", "p", "pHolm"}) {
      json.putNull(key);
    }
    json.putNull("pEquivalenceHolm").putNull("detectable").putNull("probabilities");
  }
}
