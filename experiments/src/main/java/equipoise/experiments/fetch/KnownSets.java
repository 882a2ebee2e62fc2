package equipoise.experiments.fetch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import equipoise.core.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The data sets that can be fetched, from a JSON list. */
public record KnownSets(List<KnownSet> sets) {
  private static final String RESOURCE = "known-sets.json";

  public KnownSets {
    sets = List.copyOf(sets);
  }

  /** Those that come with the program. */
  public static KnownSets published() {
    try (InputStream in = KnownSets.class.getResourceAsStream(RESOURCE)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** Those of another list of the same form. */
  public static KnownSets of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  private static KnownSets read(InputStream in) throws IOException {
    return new KnownSets(
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build()
            .readValue(in, new TypeReference<List<KnownSet>>() {}));
  }

  /**
   * @throws IllegalArgumentException with the nearest name if none is called so
   */
  public KnownSet named(String name) {
    return sets.stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                NearestName.unknown("data set", name, sets.stream().map(KnownSet::name).toList()));
  }
}
