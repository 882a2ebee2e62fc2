package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.file.FolderCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {
  private static final long EXABYTE = 1L << 60;

  @TempDir Path folder;

  @Test
  void the_home_comes_first_and_the_users_cache_next() {
    List<Path> folders =
        NativeFolder.candidates(Map.of("EQUIPOISE_CACHE", "/scratch/me", "XDG_CACHE_HOME", "/x"));
    assertThat(folders)
        .startsWith(
            Path.of(System.getProperty("user.home"), ".javacpp", "cache").toAbsolutePath(),
            Path.of("/scratch/me/native"),
            Path.of("/x/equipoise/native"))
        .last()
        .asString()
        .startsWith("/var/tmp/equipoise-native-");
  }

  @Test
  void one_line_names_each_folder_and_what_to_do() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    NativeFolder.Library library = new NativeFolder.Library("LibX", List.of("x-"), EXABYTE);
    assertThat(
            NativeFolder.settle(library, List.of(file, folder), new FolderCheck(List.of()))
                .orElseThrow())
        .matches(
            "LibX cannot be unpacked: \\Q%s\\E is no folder; \\Q%s\\E has \\d+ MB of room, but .* are needed; set EQUIPOISE_CACHE to a folder that can be written and runs programs"
                .formatted(file, folder));
  }

  @Test
  void a_failure_that_is_the_folders_is_told_from_others() {
    assertThat(
            NativeFolder.explained("LibX", "/a/libx.so: failed to map segment from shared object"))
        .get()
        .asString()
        .startsWith("LibX cannot be unpacked into ")
        .contains("failed to map segment", "set EQUIPOISE_CACHE");
    assertThat(NativeFolder.explained("LibX", "libstdc++.so.6: version `GLIBCXX' not found"))
        .isEmpty();
  }
}
