package equipoise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  @TempDir Path folder;

  @Test
  void the_next_folder_is_taken_where_the_first_will_not_do() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path made = TemporaryFolder.make("x", List.of(file, folder), new FolderCheck(List.of()));
    assertThat(made).hasParent(folder).isEmptyDirectory();
  }

  @Test
  void without_any_the_first_is_named_with_the_remedy() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> TemporaryFolder.make("x", List.of(file), new FolderCheck(List.of())))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "temporary files: %s is no folder, nor is there another folder; name one by TMPDIR"
                .formatted(file));
  }

  @Test
  void the_users_folders_come_behind_javas() {
    assertThat(TemporaryFolder.candidates(Map.of("TMPDIR", "/scratch", "EQUIPOISE_CACHE", "/c")))
        .startsWith(
            Path.of(System.getProperty("java.io.tmpdir")), Path.of("/scratch"), Path.of("/c"));
  }
}
