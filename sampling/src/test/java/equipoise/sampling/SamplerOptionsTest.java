package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.EntryChecks;
import equipoise.core.catalogue.OptionBounds;
import equipoise.core.catalogue.Parameter;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerOptionsTest {
  private static final List<Dataset> DATA =
      List.of(
          Samples.table(2, 60, 25, 25),
          Samples.table(2, 30, 28, 27),
          Samples.table(2, 60, 25),
          Samples.table(2, 200, 10),
          Samples.table(2, 200, 60, 5));

  static Stream<Entry<Sampler>> entries() {
    return Samplers.catalogue(Map.of("means", Samples.MEANS)).entries().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void names_summaries_and_sources_have_the_common_form(Entry<Sampler> entry) {
    EntryChecks.checkForm(entry);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void an_options_record_refuses_what_its_bounds_exclude_and_nothing_else(Entry<Sampler> entry) {
    OptionBounds.check(entry);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_option_makes_a_difference(Entry<Sampler> entry) {
    for (Parameter option : entry.parameters()) {
      boolean choice = option.type() != Parameter.Type.WORD || option.words().size() > 1;
      // Features are a learner's: TransferStudyTest of experiments shows what they change.
      if (choice && !option.name().equals("space")) {
        assertThat(
                contexts(entry)
                    .anyMatch(
                        context ->
                            values(option).anyMatch(x -> differs(entry, context, option, x))))
            .as("option %s of %s", option.name(), entry.name())
            .isTrue();
      }
    }
  }

  /** All defaults, then one option at another value: some options serve only with that. */
  private static Stream<Map<String, Object>> contexts(Entry<Sampler> entry) {
    return Stream.concat(
        Stream.of(Map.of()),
        entry.parameters().stream()
            .filter(option -> option.type() != Parameter.Type.TEXT_OR_LIST)
            .flatMap(option -> values(option).map(value -> Map.of(option.name(), value))));
  }

  private static Stream<Object> values(Parameter option) {
    return switch (option.type()) {
      case INTEGER -> Stream.of(1, 2, 3, 7, 10, 30);
      case NUMBER -> Stream.of(0., .1, .3, 1., 2., 5.);
      case BOOLEAN -> Stream.of(true, false);
      case WORD -> option.words().stream().map(word -> word);
      case TEXT, PATH -> Stream.of();
      case TEXT_OR_LIST -> Stream.of("minority", "majority", "not minority", "all");
    };
  }

  private static boolean differs(
      Entry<Sampler> entry, Map<String, Object> context, Parameter option, Object value) {
    Map<String, Object> changed = new HashMap<>(context);
    changed.put(option.name(), value);
    return DATA.stream()
        .flatMap(data -> suited(entry, data))
        .anyMatch(
            data -> {
              Optional<String> before = outcome(entry, context, data);
              Optional<String> after = outcome(entry, changed, data);
              return before.isPresent() && after.isPresent() && !before.equals(after);
            });
  }

  private static Stream<Dataset> suited(Entry<Sampler> entry, Dataset data) {
    if (entry.has(Trait.NOMINAL_ONLY)) {
      return Stream.of(Samples.nominalFrom(0, data));
    }
    return entry.has(Trait.NUMERIC_ONLY)
        ? Stream.of(data)
        : Stream.of(data, Samples.nominalFrom(1, data));
  }

  /** The rows, where they came from and their classes; empty if options or data are refused. */
  private static Optional<String> outcome(
      Entry<Sampler> entry, Map<String, Object> options, Dataset data) {
    try {
      Configured<Sampler> configured = entry.configured(options);
      Strategy strategy = Strategy.of(configured.value("strategy"));
      Resampled resampled = configured.create().resample(Splits.whole(data), strategy, new Seed(1));
      Dataset rows = resampled.data().data();
      List<Origin> origins = IntStream.range(0, rows.size()).mapToObj(rows::origin).toList();
      return Optional.of(rows.fingerprint() + origins);
    } catch (IllegalArgumentException | DataException e) {
      return Optional.empty();
    }
  }
}
