package equipoise.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {
  private static final long EXABYTE = 1L << 60;

  @TempDir Path folder;

  @Test
  void a_folder_that_is_not_there_yet_will_do_where_it_can_be_made() {
    FolderCheck check = new FolderCheck(List.of());
    assertThat(check.forFiles(folder.resolve("a/b"), 1)).isEmpty();
    assertThat(check.forPrograms(folder.resolve("a/b"), 1)).isEmpty();
  }

  @Test
  void a_file_in_the_way_and_missing_room_are_said() throws IOException {
    FolderCheck check = new FolderCheck(List.of());
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(check.forFiles(file.resolve("below"), 1)).contains("is no folder");
    assertThat(check.forFiles(folder, EXABYTE))
        .get()
        .asString()
        .matches("has \\d+ MB of room, but 1099511627776 are needed");
  }

  /** Lines as Linux writes them; a later mount of the same place hides the earlier one. */
  @Test
  void programs_do_not_run_where_the_innermost_mount_says_noexec() throws IOException {
    Path home = Files.createDirectory(folder.toRealPath().resolve("a home"));
    String point = home.toString().replace(" ", "\\040");
    String root = "overlay / overlay rw,relatime 0 0";
    String closed = "tmpfs " + point + " tmpfs rw,nosuid,noexec 0 0";
    String open = "tmpfs " + point + " tmpfs rw,nosuid 0 0";
    Path inside = home.resolve("cache");
    assertThat(new FolderCheck(List.of(root, closed)).forPrograms(inside, 1))
        .contains("is on a file system that runs no programs (noexec)");
    assertThat(new FolderCheck(List.of(closed, root)).forPrograms(inside, 1)).isPresent();
    assertThat(new FolderCheck(List.of(root, closed, open)).forPrograms(inside, 1)).isEmpty();
    assertThat(new FolderCheck(List.of(root, closed)).forFiles(inside, 1)).isEmpty();
    assertThat(new FolderCheck(List.of(root, closed)).forPrograms(folder, 1)).isEmpty();
  }

  @Test
  void programs_are_not_taken_from_a_folder_that_anybody_can_write() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    FolderCheck check = new FolderCheck(List.of());
    assertThat(check.forPrograms(shared, 1)).contains("can be written by other users");
    assertThat(check.forFiles(shared, 1)).isEmpty();
  }
}
