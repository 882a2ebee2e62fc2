package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  /** Demšar 2006, Table 6, with row 13 as the paper ranked it. */
  private static final String DEMSAR =
      """
      C4.5,C4.5+m,C4.5+cf,C4.5+m+cf
      .763,.768,.771,.798
      .599,.591,.590,.569
      .954,.971,.968,.967
      .628,.661,.654,.657
      .882,.888,.886,.898
      .936,.931,.916,.931
      .661,.668,.609,.685
      .583,.583,.563,.625
      .775,.838,.866,.875
      1,1,1,1
      .940,.962,.965,.962
      .619,.666,.614,.669
      .972,.981,.97501,.975
      .957,.978,.946,.970
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("scores.csv"), text.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode json(String text, Object... options) throws IOException {
    Path table = file(text);
    CommandRun run = CommandRun.of(new String[] {"compare", table.toString(), "--json"}, options);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void demsars_table_gives_demsars_numbers() throws IOException {
    JsonNode json = json(DEMSAR, "--control", "C4.5");
    assertThat(json.at("/meanRanks/2").asDouble()).isEqualTo(2.892857, within(1e-6));
    assertThat(json.at("/friedman/chiSquared").asDouble()).isEqualTo(9.278571, within(1e-6));
    assertThat(json.at("/friedman/tieCorrected/p").asDouble()).isEqualTo(.0167216, within(1e-7));
    assertThat(json.at("/imanDavenport/f").asDouble()).isEqualTo(3.686313, within(1e-6));
    assertThat(json.at("/nemenyi/criticalDifference").asDouble())
        .isEqualTo(1.2535591, within(1e-6));
    JsonNode pair = json.at("/pairs/0");
    assertThat(pair.at("/holm").asDouble()).isEqualTo(.0958624, within(1e-6));
    assertThat(pair.at("/shaffer").asDouble()).isEqualTo(.0943199, within(1e-6));
    assertThat(pair.at("/nemenyi").asDouble()).isEqualTo(.0886727, within(1e-6));
    assertThat(pair.at("/wilcoxon/rPlus").asDouble()).isEqualTo(93);
    assertThat(pair.at("/wins").asInt()).isEqualTo(2);
    assertThat(json.at("/control/bonferroniDunn/q").asDouble()).isEqualTo(2.3939798, within(1e-6));
    assertThat(json.at("/verdict").asText())
        .contains("'C4.5+m+cf' has the best mean rank (1.96)", "rejects", "no method is");
  }

  @Test
  void lower_is_better_turns_the_ranks_round() throws IOException {
    JsonNode json = json(DEMSAR, "--lower-is-better");
    assertThat(json.at("/meanRanks/2").asDouble()).isEqualTo(5 - 2.892857, within(1e-6));
    assertThat(json.at("/pairs/0/losses").asInt()).isEqualTo(2);
    assertThat(json.at("/pairs/0/wilcoxon/rPlus").asDouble()).isEqualTo(12);
  }

  @Test
  void missing_cells_are_counted_and_change_the_test() throws IOException {
    JsonNode json = json(DEMSAR.replace(".628,.661", ".628,"));
    assertThat(json.at("/friedman").isNull()).isTrue();
    assertThat(json.at("/skillingsMack/df").asInt()).isEqualTo(3);
    assertThat(json.at("/missingCells").asInt()).isEqualTo(1);
    assertThat(json.at("/pairs/0/datasets").asInt()).isEqualTo(13);
    assertThat(json.at("/verdict").asText()).contains("Skillings-Mack test (1 cell missing)");
  }

  @Test
  void few_data_sets_get_no_p_value() throws IOException {
    JsonNode json = json("a,b\n1,2\n2,3\n3,4\n4,5\n");
    assertThat(json.at("/friedman").isNull()).isTrue();
    assertThat(json.at("/pairs/0/p").isNull()).isTrue();
    assertThat(json.at("/verdict").asText()).contains("cannot support a rank test");
  }

  @Test
  void an_infinite_f_is_null_with_p_zero() throws IOException {
    JsonNode json = json("a,b\n1,2\n2,3\n3,4\n4,5\n5,6\n");
    assertThat(json.at("/imanDavenport/f").isNull()).isTrue();
    assertThat(json.at("/imanDavenport/p").asDouble()).isZero();
  }

  @Test
  void marks_line_ends_separators_and_quotes_of_spreadsheets_are_read() throws IOException {
    JsonNode json = json("\ufeffdataset;\"a;1\";b\r\none;0,5;0,6\r\ntwo;0,4;0,7\r\n");
    assertThat(json.at("/methods/0").asText()).isEqualTo("a;1");
    assertThat(json.at("/datasets").asInt()).isEqualTo(2);
  }

  @Test
  void people_read_a_table_and_the_verdict() throws IOException {
    CommandRun run = CommandRun.of("compare", file(DEMSAR), "--control", "C4.5");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Iman-Davenport: F(3, 39) 3.6863", "Bonferroni-Dunn", "Of 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|:1: the file is empty",
        "a,b|:1: there are no rows",
        "1,2;3,4|:1:1: the first row holds numbers",
        "a,b;1,2;3|:3: this row has 1 cell",
        "a,b;1,x|:2:3: 'x' is not a score of method 'b'",
        "a,b;1,NaN|:2:3: 'NaN' is not a score",
        "a,b;1,Infinity|:2:3: 'Infinity' is not a score",
        "a,b;iris,1|:2:1: 'iris' is not a score of method 'a'; name this column 'dataset'",
        "a,a;1,2|:1:3: method 'a' is named a second time",
        "dataset,a,b;x,1,2;x,1,3|:3:1: data set 'x' has a row already",
        "a;1|:1:1: there is one method only",
        "dataset,a;x,1|:1:1: there is one method only",
        "a,b;1,2;,|:3: data set '2' has no score at all",
        "a,b;1,;2,|:1: method 'b' has no score at all",
        ",b;x,1|:1:1: this column has no name",
      })
  void bad_tables_are_refused_in_one_line_with_the_place(String text, String message)
      throws IOException {
    CommandRun run = CommandRun.of("compare", file(text.replace(';', '\n')));
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("scores.csv" + message).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--alpha=0", "--alpha=.6", "--alpha=NaN", "--rope=-1", "--diagram=a.pdf"})
  void options_out_of_range_are_wrong_usage(String option) throws IOException {
    CommandRun run = CommandRun.of("compare", file(DEMSAR), option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--");
  }

  @Test
  void an_unknown_control_is_refused_with_the_nearest() throws IOException {
    CommandRun run = CommandRun.of("compare", file(DEMSAR), "--control", "C45");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("did you mean 'C4.5'?");
  }

  @Test
  void the_diagram_is_drawn_as_svg_and_as_png() throws IOException {
    Path svg = folder.resolve("ranks.svg");
    Path png = folder.resolve("ranks.PNG");
    assertThat(CommandRun.of("compare", file(DEMSAR), "--diagram", svg).code()).isZero();
    assertThat(CommandRun.of("compare", file(DEMSAR), "--diagram", png).code()).isZero();
    assertThat(Files.readString(svg)).contains("C4.5+m+cf", "CD = 1.25");
    assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(1500);
  }
}
