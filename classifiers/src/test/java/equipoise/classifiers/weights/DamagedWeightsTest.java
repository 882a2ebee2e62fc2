package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedWeightsTest {
  @TempDir Path folder;

  private static byte[] safetensors(String header, int bytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  private static byte[] content(String name) throws IOException {
    return name.equals("tiny.safetensors")
        ? safetensors(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}}",
            16)
        : WeightFiles.resource(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny.safetensors", "tiny.pth", "tiny-legacy.pth", "tiny.h5"})
  void a_file_cut_off_at_any_byte_is_refused_in_one_line(String name) throws IOException {
    byte[] whole = content(name);
    Path file = folder.resolve("weights");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      boolean read = WeightFiles.readsOrSaysWhy(file);
      assertThat(read).as("cut after %d of %d bytes", length, whole.length).isFalse();
    }
    Files.write(file, whole);
    assertThat(WeightFiles.readsOrSaysWhy(file)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny.safetensors", "tiny.pth", "tiny-legacy.pth", "tiny.h5"})
  void a_file_with_any_byte_changed_is_read_or_refused_in_one_line(String name) throws IOException {
    byte[] whole = content(name);
    Path file = folder.resolve("weights");
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (at % 2 == 0 ? 0xff : 1 << at % 8);
      Files.write(file, changed);
      WeightFiles.readsOrSaysWhy(file);
    }
  }

  private void assertRefused(byte[] content, String... words) throws IOException {
    Path file = Files.write(folder.resolve("weights"), content);
    assertThatThrownBy(() -> NamedTensors.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(words);
  }

  @Test
  void safetensors_that_overlap_or_reach_outside_are_refused() throws IOException {
    String two =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}}";
    assertRefused(safetensors(two.formatted(0, 8, 4, 12), 12), "b starts at byte 4", "inside");
    assertRefused(safetensors(two.formatted(0, 8, 12, 20), 20), "b starts at byte 12", "gap");
    assertRefused(safetensors(two.formatted(0, 8, 8, 16), 12), "b ends at byte 16", "holds 12");
    assertRefused(safetensors(two.formatted(0, 8, 16, 8), 16), "b needs 8 bytes");
    assertRefused(safetensors(two.formatted(0, 8, -8, 0), 16), "-8");
    assertRefused(
        safetensors(two.replace("\"b\"", "\"a\"").formatted(0, 8, 8, 16), 16), "two arrays", "'a'");
  }

  @Test
  void safetensors_with_impossible_lengths_are_refused() throws IOException {
    byte[] long63 = safetensors("{}", 0);
    long63[7] = (byte) 0x80;
    assertRefused(long63, "9223372036854775810 bytes");
    String shape = "{\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[0,%s]}}";
    assertRefused(safetensors(shape.formatted("[9223372036854775807]", "8"), 8), "a is of shape");
    assertRefused(safetensors(shape.formatted("[9223372036854775808]", "8"), 8), "below 2^63");
    assertRefused(safetensors(shape.formatted("[2]", "9223372036854775808"), 8), "data_offsets");
    assertRefused(safetensors(shape.formatted("[65536,65536]", "8"), 8), "more than 2^31");
    assertRefused(safetensors(shape.formatted("[" + "1,".repeat(40) + "1]", "4"), 4), "32 numbers");
    assertRefused(safetensors("{" + "\"a\":{".repeat(5000), 0), "no JSON");
    assertRefused(safetensors("{\"a\":" + "[".repeat(5000), 0), "no JSON");
  }

  @Test
  void what_is_no_file_of_weights_is_refused_with_what_it_is() throws IOException {
    assertRefused(new byte[0], "is empty");
    assertRefused("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8), "web page");
    assertRefused(
        "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.UTF_8), "LFS");
    assertRefused(new byte[] {0x1f, (byte) 0x8b, 8}, "gzip");
    assertRefused("GIF89a, say".getBytes(StandardCharsets.UTF_8), "47 49 46 38", "safetensors");
    Path none = folder.resolve("none.pth");
    assertThatThrownBy(() -> NamedTensors.read(none)).hasMessageContaining("no such file");
    assertThatThrownBy(() -> NamedTensors.read(folder)).hasMessageContaining("is a directory");
  }

  private static byte[] deflated(String name, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      byte[] piece = new byte[1 << 16];
      for (int i = 0; i < zeros; i += piece.length) {
        out.write(piece);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void a_zip_bomb_is_refused_before_it_unpacks() throws IOException {
    assertRefused(deflated("archive/data.pkl", 1 << 26), "archive/data.pkl", "as no weights do");
  }

  @Test
  void a_zip_file_of_another_program_says_so() throws IOException {
    assertRefused(deflated("word/document.xml", 8), "without data.pkl", "PyTorch did not write it");
    assertRefused(deflated("config.json", 8), "without data.pkl", ".keras");
  }

  @Test
  void a_storage_whose_bytes_changed_is_refused() throws IOException {
    byte[] whole = WeightFiles.resource("small-zip.pth");
    byte[] start = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(.125f).array();
    int at = 0;
    while (!Arrays.equals(whole, at, at + 4, start, 0, 4)) {
      at++;
    }
    whole[at] ^= 1;
    Path file = Files.write(folder.resolve("weights.pth"), whole);
    StoredTensor tensor = NamedTensors.read(file).tensors().get("module.weight");
    assertThatThrownBy(tensor::read)
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("module.weight", "small-zip/data/0", "checksum");
  }
}
