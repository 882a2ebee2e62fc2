package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Parameter;
import equipoise.core.catalogue.Parameter.Type;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTableTest {
  private static final Map<String, Learner> LEARNERS = Map.of("random-forest", Samples.MEANS);

  @Test
  void the_readme_lists_every_method_with_its_options_and_defaults() throws IOException {
    String rows =
        Samplers.catalogue(LEARNERS).entries().stream()
            .map(ReadmeTableTest::row)
            .collect(Collectors.joining("\n", "| method | options | |\n|---|---|---|\n", "\n"));
    assertThat(Files.readString(Path.of("README.md"))).contains(rows);
  }

  private static String row(Entry<Sampler> entry) {
    String options =
        entry.parameters().stream()
            .filter(option -> option.type() != Type.TEXT_OR_LIST)
            .filter(option -> option.type() != Type.WORD || option.words().size() > 1)
            .filter(option -> !option.name().equals("space")) // said once, below the table
            .map(ReadmeTableTest::option)
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s |".formatted(entry.name(), options, entry.summary());
  }

  /** The name, and in brackets the default and the other words. */
  private static String option(Parameter option) {
    String fallback = String.valueOf(option.fallback());
    List<String> words = new ArrayList<>(option.instead());
    words.addAll(option.type() == Type.WORD ? option.words() : List.of());
    words.remove(fallback);
    words.add(0, fallback);
    return "`%s` (%s)".formatted(option.name(), String.join(", ", words));
  }
}
