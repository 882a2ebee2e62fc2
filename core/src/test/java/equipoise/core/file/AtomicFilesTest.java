package equipoise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path directory;
  private AtomicFiles files;

  @BeforeEach
  void makeFiles() {
    files = new AtomicFiles(directory.resolve("work"));
  }

  @Test
  void a_file_is_replaced_as_a_whole_or_stays_as_it_was() throws IOException {
    Path file = directory.resolve("a").resolve("b.txt");
    files.write(file, "first");
    files.write(file, "second");
    assertThat(file).hasContent("second");
    assertThatThrownBy(
            () ->
                files.file(
                    file,
                    target -> {
                      Files.writeString(target, "third, half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + ": cannot be written");
    assertThat(file).hasContent("second");
    files.clear();
    assertThat(directory.resolve("work")).doesNotExist();
  }

  @Test
  void a_directory_appears_full_and_replaces_the_one_before() throws IOException {
    Path target = directory.resolve("trial");
    files.directory(target, path -> Files.writeString(path.resolve("old.txt"), "old"));
    files.directory(target, path -> Files.writeString(path.resolve("new.txt"), "new"));
    assertThat(target.resolve("old.txt")).doesNotExist();
    assertThat(target.resolve("new.txt")).hasContent("new");
    assertThatThrownBy(
            () ->
                files.directory(
                    target,
                    path -> {
                      Files.writeString(path.resolve("half.txt"), "half");
                      throw new IOException("disk full");
                    }))
        .hasMessageStartingWith(target + ": cannot be written");
    assertThat(target.resolve("new.txt")).hasContent("new");
    assertThat(target.resolve("half.txt")).doesNotExist();
  }

  @Test
  void a_folder_that_another_worker_deletes_meanwhile_is_made_again() throws IOException {
    Path file = directory.resolve("file.txt");
    int[] attempts = {0};
    files.file(
        file,
        target -> {
          if (attempts[0]++ == 0) {
            Files.delete(directory.resolve("work"));
          }
          Files.writeString(target, "whole");
        });
    assertThat(file).hasContent("whole");
  }
}
