package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.file.NpzFile;
import equipoise.core.file.StoredArray;
import equipoise.core.io.format.GroupSource;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.picture.Pngs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups come from names, folders, metadata and arrays; what cannot be used is one line. */
class GroupsTest {
  private static final Dataset IMAGES = Made.images(40, new ImageShape(1, 4, 4), "a");
  private static final GroupSource TILES = new GroupSource.FileName(Pattern.compile("num_(\\d+)"));

  @TempDir Path root;
  private int written;

  private void image(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Pngs.encode(IMAGES, written++));
  }

  private ImageSet read(GroupSource source) {
    return ImageSets.read(root, ReadOptions.DEFAULTS.withGroups(source));
  }

  private void refuses(GroupSource source, String... words) {
    assertThatThrownBy(() -> read(source))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(root + ": ")
        .hasMessageNotContaining("\n")
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private void tiles() throws IOException {
    image("blowhole/exp1_num_7.png");
    image("blowhole/exp2_num_7.png");
    image("blowhole/exp1_num_9.png");
    image("fray/exp1_num_12.png");
    image("fray/exp1_num_13.png");
    image("fray/exp4_num_9.png");
  }

  @Test
  void the_pattern_s_first_group_in_a_file_name_is_the_group_whatever_the_class()
      throws IOException {
    tiles();
    ImageSet set = read(TILES);
    assertThat(set.files())
        .containsExactly(
            "blowhole/exp1_num_7.png",
            "blowhole/exp1_num_9.png",
            "blowhole/exp2_num_7.png",
            "fray/exp1_num_12.png",
            "fray/exp1_num_13.png",
            "fray/exp4_num_9.png");
    assertThat(set.train().groups()).containsExactly(0, 1, 0, 2, 3, 1);
  }

  @Test
  void images_whose_names_do_not_match_are_groups_of_their_own_and_a_warning() throws IOException {
    tiles();
    image("fray/other.png");
    ImageSet set = read(TILES);
    assertThat(set.train().groups()).containsExactly(0, 1, 0, 2, 3, 1, 4);
    assertThat(set.warnings())
        .extracting(problem -> problem.message())
        .contains(
            "1 of 7 images are in no group by the pattern 'num_(\\d+)'; each is a group of its own");
  }

  @Test
  void groups_survive_selection_and_thinning() throws IOException {
    tiles();
    Dataset some = read(TILES).train().select(new int[] {5, 1, 1});
    assertThat(some.groups()).containsExactly(1, 1, 1);
  }

  @Test
  void a_pattern_that_matches_no_name_is_refused() throws IOException {
    tiles();
    refuses(
        new GroupSource.FileName(Pattern.compile("patient(\\d+)")),
        "no image is in a group by the pattern 'patient(\\d+)' (such as 'blowhole/exp1_num_7.png')");
  }

  @Test
  void a_pattern_that_leaves_one_group_is_refused() throws IOException {
    tiles();
    refuses(
        new GroupSource.FileName(Pattern.compile("(num)")),
        "all 6 images are in one group, 'num', by the pattern '(num)'");
  }

  @Test
  void a_group_that_holds_a_whole_class_is_refused() throws IOException {
    tiles();
    image("crack/exp1_num_3.png");
    image("crack/exp2_num_3.png");
    refuses(TILES, "the group '3' holds all 2 images of class 'crack'");
  }

  @Test
  void folders_between_class_and_image_are_groups() throws IOException {
    image("a/p1/1.png");
    image("a/p1/2.png");
    image("a/p2/1.png");
    image("b/p3/1.png");
    image("b/p2/2.png");
    ImageSet set = read(new GroupSource.Folder());
    assertThat(set.train().counts()).containsExactly(3, 2);
    assertThat(set.train().groups()).containsExactly(0, 0, 1, 1, 2);
  }

  private void metadata(String text) throws IOException {
    image("a/1.png");
    image("a/2.png");
    image("b/3.png");
    image("b/4.png");
    Files.writeString(root.resolve("metadata.csv"), text);
  }

  private static final String METADATA =
      "file_name,patient\na/1.png,x\na/2.png,\"y, z\"\nb/3.png,\"y, z\"\nb/4.png,w\n";

  @Test
  void a_column_of_the_metadata_is_the_group() throws IOException {
    metadata(METADATA);
    ImageSet set = read(new GroupSource.Metadata("patient"));
    assertThat(set.train().groups()).containsExactly(0, 1, 1, 2);
    assertThat(set.warnings()).isEmpty();
  }

  @Test
  void metadata_without_the_column_is_refused_with_the_nearest_one() throws IOException {
    metadata(METADATA);
    refuses(
        new GroupSource.Metadata("pateint"),
        "metadata.csv, line 1: has no column 'pateint'; the nearest of its columns is 'patient'");
  }

  @Test
  void metadata_of_a_file_that_does_not_exist_is_refused_with_its_line() throws IOException {
    metadata(METADATA + "b/5.png,w\n");
    refuses(
        new GroupSource.Metadata("patient"),
        "metadata.csv, line 6: names the file 'b/5.png', which does not exist");
  }

  @Test
  void metadata_that_lacks_an_image_or_is_missing_is_refused() throws IOException {
    metadata(METADATA.replace("b/4.png,w\n", ""));
    refuses(new GroupSource.Metadata("patient"), "metadata.csv does not mention 'b/4.png'");
    Files.delete(root.resolve("metadata.csv"));
    refuses(new GroupSource.Metadata("patient"), "holds no metadata.csv");
  }

  @Test
  void an_array_of_an_archive_gives_the_groups_of_each_part() throws IOException {
    Path file = root.resolve("set.npz");
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("x_train", new StoredArray.Bytes(new byte[4][4], 2, 2));
    arrays.put("y_train", new StoredArray.Integers(0, 0, 1, 1));
    arrays.put("patient_train", new StoredArray.Integers(7, 8, 8, 9));
    arrays.put("x_test", new StoredArray.Bytes(new byte[2][4], 2, 2));
    arrays.put("y_test", new StoredArray.Integers(0, 1));
    arrays.put("patient_test", new StoredArray.Integers(9, 5));
    new NpzFile(arrays).write(file);
    ImageSet set =
        ImageSets.read(file, ReadOptions.DEFAULTS.withGroups(new GroupSource.Array("patient")));
    assertThat(set.train().groups()).containsExactly(0, 1, 1, 2);
    assertThat(set.test().orElseThrow().groups()).containsExactly(2, 3);
    assertThat(set.warnings()).noneMatch(problem -> problem.message().contains("patient"));
    assertThatThrownBy(
            () ->
                ImageSets.read(
                    file, ReadOptions.DEFAULTS.withGroups(new GroupSource.Array("slide"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("holds no array 'slide'");
  }

  @Test
  void groups_that_the_format_cannot_have_are_refused() throws IOException {
    tiles();
    refuses(new GroupSource.Array("patient"), "only an NPZ file has arrays");
  }
}
