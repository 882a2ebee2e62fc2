package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResampleCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static Path shared(String below) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/reference"))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "the shared data is not beside the checkout");
    return at.resolve("shared").resolve(below);
  }

  private CommandRun resample(Path table, String... more) {
    return CommandRun.of(
        new String[] {"resample", table.toString(), "--target", "last"}, (Object[]) more);
  }

  private CommandRun toFiles(Path table, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--out", out().toString(), "--provenance", where().toString()));
    return resample(table, arguments.toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("out.csv");
  }

  private Path where() {
    return folder.resolve("where.csv");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String[]> provenance() throws IOException {
    List<String> lines = Files.readAllLines(where());
    assertThat(lines.get(0)).isEqualTo("row,origin,source,base,neighbour,gap,class,subclass");
    return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private TreeSet<Integer> removed(int rows) throws IOException {
    TreeSet<Integer> removed = new TreeSet<>();
    for (int i = 0; i < rows; i++) {
      removed.add(i);
    }
    provenance().stream()
        .filter(row -> row[1].equals("original"))
        .forEach(row -> removed.remove(Integer.parseInt(row[2])));
    return removed;
  }

  @ParameterizedTest
  @CsvSource({
    "tomek-links, , auto, tomek_auto_removed",
    "tomek-links, , all, tomek_all_removed",
    "enn, k=3, auto, enn_k3_all_auto_removed",
    "enn, k=3 kind=mode, auto, enn_k3_mode_auto_removed",
    "enn, k=5, auto, enn_k5_all_auto_removed",
    "enn, k=3, all, enn_k3_all_allclasses_removed",
    "renn, k=3, auto, renn_k3_all_removed",
    "all-knn, k=3, auto, allknn_k3_all_removed",
    "ncr, k=3, auto, ncr_k3_leave_one_out_removed",
  })
  void cleaning_removes_the_rows_that_the_reference_names(
      String method, String options, String strategy, String key) throws IOException {
    for (String set : List.of("moons_s1", "three4d_s1", "two20d_s1", "mix20d_s1")) {
      List<String> arguments = new ArrayList<>(List.of("--method", method));
      for (String option : options == null ? new String[0] : options.split(" ")) {
        arguments.addAll(List.of("--option", option));
      }
      arguments.addAll(List.of("--strategy", strategy));
      JsonNode reference = JSON.readTree(shared("reference/" + set + ".json").toFile());
      int n = reference.get("n").asInt();

      CommandRun run =
          toFiles(shared("reference/" + set + ".csv"), arguments.toArray(String[]::new));

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(removed(n))
          .as(set)
          .containsExactlyElementsOf(
              StreamSupport.stream(reference.at("/cleaning/" + key).spliterator(), false)
                  .map(JsonNode::asInt)
                  .toList());
    }
  }

  @Test
  void rows_that_smote_makes_can_be_made_again_from_their_provenance() throws IOException {
    Path table = shared("reference/moons_s1.csv");

    assertThat(toFiles(table, "--method", "smote").code()).isZero();

    List<String> in = Files.readAllLines(table);
    List<String> made = Files.readAllLines(out());
    assertThat(Files.readString(out())).startsWith(Files.readString(table));
    assertThat(made).hasSize(181);
    List<String[]> provenance = provenance();
    for (int i = 120; i < 180; i++) {
      String[] row = provenance.get(i);
      assertThat(row[0] + row[1] + row[2] + row[6] + row[7]).isEqualTo(i + "synthetic1");
      String[] base = in.get(1 + Integer.parseInt(row[3])).split(",");
      String[] neighbour = in.get(1 + Integer.parseInt(row[4])).split(",");
      String[] point = made.get(1 + i).split(",");
      for (int j = 0; j < 2; j++) {
        double from = Double.parseDouble(base[j]);
        double expected =
            from + Double.parseDouble(row[5]) * (Double.parseDouble(neighbour[j]) - from);
        assertThat(Double.parseDouble(point[j])).isEqualTo(expected);
      }
      assertThat(point[2]).isEqualTo("1");
    }
  }

  /** Which method stands for which kind of the reference. */
  private static final Map<String, String> KINDS =
      Map.of(
          "over-sampling",
          "random-over",
          "under-sampling",
          "random-under",
          "clean-sampling",
          "enn");

  @Test
  void strategies_give_the_reference_counts_or_its_errors() throws IOException {
    JsonNode cases = JSON.readTree(shared("reference/sampling_strategy.json").toFile());
    for (JsonNode c : cases.get("cases")) {
      Path table = table(c.get("counts"));
      String strategy = strategy(c.get("strategy"));
      String method = KINDS.get(c.get("kind").asText());

      CommandRun run = toFiles(table, "--method", method, "--strategy", strategy);

      if (c.has("error")) {
        assertThat(run.code()).as(c.toString()).isIn(2, 4);
        assertThat(run.err()).startsWith("equipoise: ");
      } else {
        assertThat(run.code()).as(c + run.err()).isZero();
        check(c);
      }
    }
  }

  private Path table(JsonNode counts) throws IOException {
    StringBuilder text = new StringBuilder("x,y,class\n");
    int i = 0;
    for (Map.Entry<String, JsonNode> count : counts.properties()) {
      for (int k = 0; k < count.getValue().asInt(); k++) {
        text.append(i)
            .append(',')
            .append(i * i % 17)
            .append(',')
            .append(count.getKey())
            .append('\n');
        i++;
      }
    }
    return file("in.csv", text.toString());
  }

  private static String strategy(JsonNode strategy) {
    if (strategy.isObject()) {
      List<String> parts = new ArrayList<>();
      strategy.properties().forEach(e -> parts.add(e.getKey() + "=" + e.getValue().asInt()));
      return String.join(",", parts);
    }
    return strategy.isArray() ? strategy.toString() : strategy.asText();
  }

  private void check(JsonNode c) throws IOException {
    Map<String, Integer> after = new TreeMap<>();
    provenance().forEach(row -> after.merge(row[6], 1, Integer::sum));
    for (Map.Entry<String, JsonNode> count : c.get("counts").properties()) {
      int before = count.getValue().asInt();
      JsonNode amount = c.get("result").get(count.getKey());
      int expected =
          switch (c.get("kind").asText()) {
            case "over-sampling" -> before + (amount == null ? 0 : amount.asInt());
            case "under-sampling" -> amount == null ? before : amount.asInt();
            default -> amount == null ? before : after.getOrDefault(count.getKey(), 0);
          };
      assertThat(after.getOrDefault(count.getKey(), 0)).as(c.toString()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--method smoot                       | unknown sampling method 'smoot': did you mean 'smote'?",
        "--method smote --option l=3          | smote has no option 'l'",
        "--method smote --option k            | is not of the form KEY=VALUE",
        "--method smote --option k=3 --option k=4 | --option k is given twice",
        "--method smote --option k=0          | option 'k' of smote must be an integer of at least 1, but is '0'",
        "--method smote --strategy most       | strategy 'most' is none of auto",
        "--method smote --strategy 1.2        | above 0",
        "--method smote --strategy a=-1       | give 0 or more",
        "--method smote --option strategy=all | --option strategy is given by --strategy; omit it",
        "--method cdsmote --strategy all      | option 'strategy' of cdsmote can be auto",
        "--method smote --json                | --json needs --out",
        "--method smote --out nowhere/x/y.csv | there is no such folder",
      })
  void wrong_usage_is_code_2_before_the_table_is_looked_at(String arguments, String message) {
    CommandRun run = resample(folder.resolve("missing.csv"), arguments.split(" "));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smote        | majority | 2 | makes no sense for a method that over-samples",
        "smote        | [a]      | 2 | is for cleaning methods",
        "enn          | 0.5      | 2 | cannot be met",
        "smote        | a=1      | 4 | in.csv: the strategy asks for 1 rows of class 'a', which has 3",
        "random-under | z=1      | 4 | in.csv: the strategy names class 'z', but no row has it",
        "smote        | 0.1      | 4 | in.csv: the ratio 0.1 asks for",
      })
  void a_strategy_is_wrong_for_the_method_or_for_the_data(
      String method, String strategy, int code, String message) throws IOException {
    Path table = file("in.csv", "x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n");

    CommandRun run = resample(table, "--method", method, "--strategy", strategy);

    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message);
  }

  @Test
  void a_random_forest_may_say_what_is_hard_to_learn() throws IOException {
    // Three rows of the large class lie among the small one's, which has a row far from all others.
    StringBuilder text = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 30; i++) {
      text.append(i % 6).append(',').append(i / 6).append(",many\n");
    }
    text.append("20,21,many\n22,20,many\n21,22,many\n");
    for (int i = 0; i < 29; i++) {
      text.append(20 + i % 6).append(',').append(20 + i / 6).append(",few\n");
    }
    Path table = file("in.csv", text.append("-90,90,few\n").toString());
    String[] forest = {"--method", "instance-hardness", "--option", "learner=random-forest"};

    assertThat(toFiles(table, forest).code()).isZero();

    String once = Files.readString(out());
    assertThat(removed(63)).containsExactly(30, 31, 32);
    toFiles(table, forest);
    assertThat(out()).hasContent(once);
  }

  @Test
  void none_leaves_the_table_as_it_is_and_does_not_wonder_at_that() throws IOException {
    Path table = file("in.csv", "x,class\n1,a\n2,a\n3,b\n");
    CommandRun run = toFiles(table, "--method", "none");
    assertThat(run.code()).isZero();
    assertThat(run.err()).doesNotContain("warning");
    assertThat(out()).hasSameBinaryContentAs(table);
  }

  @Test
  void the_table_itself_is_never_overwritten() throws IOException {
    Path table = file("in.csv", "x,class\n1,a\n2,b\n");

    for (String option : List.of("--out", "--provenance")) {
      CommandRun run =
          resample(
              table,
              "--method",
              "smote",
              option,
              folder + "/../" + folder.getFileName() + "/in.csv");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("is the table itself; name another file");
    }
    assertThat(Files.readString(table)).isEqualTo("x,class\n1,a\n2,b\n");
  }

  @Test
  void without_out_the_table_goes_to_standard_output_in_its_own_bytes() throws IOException {
    byte[] bytes = "x,class\r\n1,\u00e4\r\n2,b".getBytes(StandardCharsets.ISO_8859_1);
    Path table = Files.write(folder.resolve("in.csv"), bytes);
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      assertThat(resample(table, "--method", "smote").code()).isZero();
    } finally {
      System.setOut(before);
    }
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void a_method_with_nothing_to_do_warns_and_leaves_the_data_as_it_is() throws IOException {
    Path table = shared("reference/two20d_s1.csv");

    CommandRun run = toFiles(table, "--method", "borderline-smote-1");

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("warning: ");
    assertThat(out()).hasSameBinaryContentAs(table);
  }

  @Test
  void tomek_without_links_warns_and_leaves_the_data_as_it_is() {
    Path table = shared("data/bad/csv/all_identical.csv");

    CommandRun run = toFiles(table, "--method", "tomek-links");

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("warning: tomek-links found nothing to do");
    assertThat(out()).hasSameBinaryContentAs(table);
  }

  @Test
  void text_and_missing_values_pass_through_where_no_value_is_looked_at() throws IOException {
    Path table = file("in.csv", "x,word,class\n1,,a\n?,\"r,d\",a\nNaN,blue,b\n");

    CommandRun run = toFiles(table, "--method", "random-over");

    assertThat(run.code()).isZero();
    assertThat(out()).hasContent("x,word,class\n1,,a\n?,\"r,d\",a\nNaN,blue,b\nNaN,blue,b");
    assertThat(provenance().get(3)).containsExactly("3", "synthetic", "", "2", "", "0", "b", "");
    CommandRun refused = resample(table, "--method", "smote");
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err())
        .contains("in.csv: row 0 (line 2), column 'word' is empty; smote needs");
  }

  @Test
  void the_summary_is_one_json_document() throws IOException {
    Path table = file("in.csv", "x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n");

    CommandRun run =
        resample(table, "--method", "smote", "--out", out().toString(), "--json", "--seed", "7");

    JsonNode json = JSON.readTree(run.out());
    assertThat(json.get("after").asInt()).isEqualTo(6);
    assertThat(json.get("seed").asInt()).isEqualTo(7);
    assertThat(json.get("classes").get(1))
        .hasToString("{\"name\":\"b\",\"before\":2,\"removed\":0,\"synthetic\":1,\"after\":3}");
    assertThat(json.get("warnings")).hasSize(1);
  }

  @Test
  void sub_classes_are_numbered_within_their_class() throws IOException {
    Path table = shared("reference/C3_haberman.csv");

    CommandRun run = toFiles(table, "--method", "class-decomposition", "--option", "clusters=3");

    assertThat(run.code()).as(run.err()).isZero();
    TreeSet<String> found = new TreeSet<>();
    provenance().forEach(row -> found.add(row[6] + "/" + row[7]));
    assertThat(found).containsExactly("0/0", "0/1", "0/2", "1/0");
    assertThat(out()).hasSameBinaryContentAs(table);
  }

  @Test
  void a_class_name_of_200000_characters_is_shown_shortened() {
    CommandRun run = resample(shared("data/bad/csv/longline.csv"), "--method", "smote", "--debug");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err().lines().findFirst().orElseThrow()).hasSizeLessThan(500);
  }

  @Test
  void a_picture_shows_new_and_removed_rows() throws IOException {
    Path picture = folder.resolve("moons.svg");

    CommandRun run =
        toFiles(
            shared("reference/moons_s1.csv"),
            "--method",
            "smote-enn",
            "--picture",
            picture.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(picture)
        .content()
        .startsWith("<svg")
        .contains(">1, new</text", ">removed</text", ">Before: x0</text");
  }
}
