package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Parameter;
import equipoise.experiments.catalogue.Entries;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsCommandTest {
  private static JsonNode json(String... arguments) throws Exception {
    CommandRun run = CommandRun.of(new String[] {"methods", "--json"}, (Object[]) arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void everything_that_can_be_named_is_listed_with_its_options() throws Exception {
    JsonNode list = json();

    assertThat(StreamSupport.stream(list.spliterator(), false).map(e -> e.get("name").asText()))
        .containsExactlyElementsOf(Entries.all().stream().<String>map(Entry::name).toList());
    for (JsonNode entry : list) {
      assertThat(entry.fieldNames())
          .toIterable()
          .containsExactly("name", "kind", "family", "summary", "source", "options");
      for (JsonNode option : entry.get("options")) {
        assertThat(option.fieldNames())
            .toIterable()
            .containsExactly("name", "type", "minimum", "maximum", "values", "default", "summary");
      }
    }
  }

  @Test
  void an_option_has_its_type_range_and_default() throws Exception {
    assertThat(json("svm-smote").get(0).get("options").toString())
        .contains("{\"name\":\"k\",\"type\":\"integer\",\"minimum\":1,\"maximum\":null,")
        .contains("\"minimum\":0.0,\"maximum\":1.0,\"values\":[],\"default\":0.5,");
    assertThat(json("cdsmote").get(0).get("options").toString())
        .contains("\"values\":[\"auto\",\"ratio\"],\"default\":\"auto\"")
        .contains("\"values\":[\"at-or-above\",\"above\",\"closest\"]");
  }

  @Test
  void people_read_every_name_and_option_within_eighty_columns() {
    CommandRun run = CommandRun.of("methods");
    assertThat(run.code()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).allMatch(line -> line.length() <= 80);
    for (Entry<?> entry : Entries.all()) {
      assertThat(lines).anyMatch(line -> line.startsWith("  " + entry.name() + " "));
    }
  }

  @Test
  void one_name_shows_all_of_it() {
    CommandRun run = CommandRun.of("methods", "instance-hardness");
    Entry<?> entry = Entries.SAMPLERS.named("instance-hardness");
    String text = run.out().replaceAll("\\s+", " ");
    assertThat(text).contains(entry.summary(), entry.source(), entry.family().meaning());
    for (Parameter option : entry.parameters()) {
      assertThat(text)
          .contains(option.name() + ": " + option.fallback())
          .contains(option.summary() + "; " + option.wanted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smoot", "SMOTE"})
  void an_unknown_name_is_wrong_usage_with_the_nearest(String name) {
    CommandRun run = CommandRun.of("methods", name);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'" + name + "'", "did you mean 'smote'?");
  }
}
