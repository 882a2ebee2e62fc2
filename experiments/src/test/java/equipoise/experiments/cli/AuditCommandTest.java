package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Pngs;
import equipoise.core.symbols.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit} on folders of images. */
class AuditCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Dataset REAL = symbols(1, 45, 35, 25);

  @TempDir static Path root;

  @BeforeAll
  static void write() throws IOException {
    write("real", REAL);
    write("heldout", symbols(2, 15, 15, 15));
    write("good", symbols(3, 20, 20, 4));
    write("copies", REAL);
  }

  /** The first symbols. */
  private static Dataset symbols(int seed, int... counts) {
    Dataset all = Symbols.dataset(new Seed(seed), Arrays.copyOf(counts, Symbols.classes().size()));
    return all.relabel(all.labels(), Symbols.classes().subList(0, counts.length));
  }

  private static Path write(String folder, Dataset data) throws IOException {
    for (int i = 0; i < data.size(); i++) {
      write(folder, data.classes().get(data.label(i)), i, Pngs.encode(data, i));
    }
    return root.resolve(folder);
  }

  private static void write(String folder, String name, int number, byte[] png) throws IOException {
    Path of = Files.createDirectories(root.resolve(folder).resolve(name));
    Files.write(of.resolve(number + ".png"), png);
  }

  private static CommandRun audit(String synthetic, Object... more) {
    return CommandRun.of(
        new String[] {
          "audit",
          "--real",
          root.resolve("real").toString(),
          "--synthetic",
          root.resolve(synthetic).toString()
        },
        more);
  }

  private static CommandRun withHeldOut(String synthetic, Object... more) {
    Object[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = "--heldout";
    all[more.length + 1] = root.resolve("heldout");
    return audit(synthetic, all);
  }

  private static void refused(CommandRun run, String... words) {
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words);
  }

  @Test
  void json_has_the_form_of_the_contract_and_a_reason_for_each_null() throws IOException {
    CommandRun run = withHeldOut("good", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = JSON.readTree(run.out());
    assertThat(json.fieldNames()).toIterable().containsExactly("features", "classes", "overall");
    assertThat(json.get("features").asText()).matches("lenet5-1998-[0-9a-f]{12}");
    assertThat(json.get("classes")).hasSize(3);
    JsonNode good = json.at("/classes/1"); // a folder's classes are sorted by name
    assertThat(good.get("name").asText()).isEqualTo(Symbols.classes().get(0));
    assertThat(good.get("real").asInt()).isEqualTo(45);
    assertThat(good.get("heldout").asInt()).isEqualTo(15);
    assertThat(good.get("synthetic").asInt()).isEqualTo(20);
    assertThat(good.get("passed").asBoolean()).isTrue();
    assertThat(good.at("/kid/low").asDouble()).isLessThan(good.at("/kid/high").asDouble());
    JsonNode few = json.at("/classes/0");
    assertThat(few.at("/fid/value").isNull()).isTrue();
    assertThat(few.get("coverage").isNull()).isTrue();
    assertThat(few.get("passed").asBoolean()).isFalse();
    assertThat(few.get("reason").asText()).startsWith("too few images to judge: 4");
    assertThat(few.at("/missing/coverage").asText()).startsWith("needs 10 synthetic");
    assertThat(json.at("/overall/name").isMissingNode()).isTrue();
    assertThat(json.at("/overall/synthetic").asInt()).isEqualTo(44);
  }

  @Test
  void without_held_out_images_some_are_held_out_and_copies_are_found_among_them() {
    CommandRun run = audit("copies");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("images held out by seed").contains("--heldout");
    assertThat(run.out())
        .contains("copies: 45 of 45 images", "copies: 35 of 35", "copies: 25 of 25")
        .contains("0 of 3 classes with synthetic images pass.")
        .contains("Features: lenet5-1998-");
  }

  @Test
  void a_sheet_shows_the_audited_classes_and_changes_no_figure() throws IOException {
    Path sheet = root.resolve("sheet.png");
    CommandRun run = withHeldOut("good", "--json", "--sheet", sheet);
    assertThat(run.out()).isEqualTo(withHeldOut("good", "--json").out());
    assertThat(ImageIO.read(sheet.toFile()).getHeight()).isGreaterThan(3 * 56);
  }

  @Test
  void a_sheet_in_a_folder_that_does_not_exist_is_wrong_usage() {
    CommandRun run = withHeldOut("good", "--sheet", root.resolve("absent/sheet.png"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no such folder");
  }

  @Test
  void three_images_are_refused() throws IOException {
    write("three", symbols(4, 1, 1, 1));
    refused(audit("three"), "three: 3 images, at most 1 of a class, are too few to audit", "10");
  }

  @Test
  void images_of_another_size_are_refused() throws IOException {
    for (int i = 0; i < 12; i++) {
      write(
          "small",
          Symbols.classes().get(0),
          i,
          Pngs.encode(new ImageShape(1, 20, 20), new byte[400]));
    }
    refused(audit("small"), "1x20x20", "1x28x28", "data convert");
  }

  @Test
  void colour_beside_grey_is_refused() throws IOException {
    byte[] pixels = new byte[3 * 784];
    Arrays.fill(pixels, 0, 300, (byte) 200);
    for (int i = 0; i < 12; i++) {
      write("colour", Symbols.classes().get(0), i, Pngs.encode(new ImageShape(3, 28, 28), pixels));
    }
    refused(audit("colour"), "3x28x28", "1x28x28");
  }

  @Test
  void a_class_that_the_real_images_lack_is_refused() throws IOException {
    Dataset good = symbols(3, 20, 20, 20);
    write("strange", good.relabel(good.labels(), List.of("gate valve", "instrument", "dragon")));
    refused(audit("strange"), "class 'dragon' is none of", "gate valve");
  }

  @Test
  void one_class_or_no_folder_is_refused() throws IOException {
    write("single", symbols(5, 20));
    refused(
        CommandRun.of(
            "audit", "--real", root.resolve("single"), "--synthetic", root.resolve("good")),
        "single: has the one class");
    refused(audit("absent"), "absent");
  }
}
