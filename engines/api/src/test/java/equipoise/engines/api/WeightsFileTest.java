package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes are put together by hand after the format's description (huggingface/safetensors). */
class WeightsFileTest {
  @TempDir Path folder;

  private Path file(String header, ByteBuffer values) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + values.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text).put(values.rewind());
    return Files.write(folder.resolve("model.safetensors"), bytes.array());
  }

  private static ByteBuffer bytes(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void what_is_written_is_read_again() throws IOException {
    Weights weights = Weights.initial(ContractNetworks.classifier(), new Seed(3));
    Path file = folder.resolve("weights.safetensors");
    new WeightsFile(weights, Map.of("network", "contract")).write(file);
    WeightsFile read = WeightsFile.read(file);
    assertThat(read.weights()).isEqualTo(weights);
    assertThat(List.copyOf(read.weights().tensors().keySet()))
        .isEqualTo(List.copyOf(weights.tensors().keySet()));
    assertThat(read.metadata()).containsExactly(Map.entry("network", "contract"));
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void a_file_starts_with_its_headers_length_and_values_lie_on_a_multiple_of_eight()
      throws IOException {
    Path file = folder.resolve("weights.safetensors");
    new WeightsFile(new Weights(Map.of("0.bias", new Tensor(new float[] {1.5f, -2}, 2))), Map.of())
        .write(file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertThat(length % 8).isZero();
    byte[] header = new byte[length];
    bytes.get(header);
    assertThat(new String(header, StandardCharsets.UTF_8).strip())
        .isEqualTo("{\"0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}");
    assertThat(bytes.getFloat()).isEqualTo(1.5f);
    assertThat(bytes.getFloat()).isEqualTo(-2f);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  /** 1.5 is 3E00 in binary16 and 3FC0 in bfloat16; 0001 is 2^-24. */
  @Test
  void other_precisions_are_read_as_floats() throws IOException {
    ByteBuffer values = bytes(16);
    values.putShort((short) 0x3E00).putShort((short) 0x0001);
    values.putShort((short) 0x3FC0).putShort((short) 0xC000);
    values.putDouble(0.1);
    Path file =
        file(
            "{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1,2],\"data_offsets\":[4,8]},"
                + "\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[8,16]}}",
            values);
    Weights weights = WeightsFile.read(file).weights();
    assertThat(weights.get("h")).isEqualTo(new Tensor(new float[] {1.5f, 0x1p-24f}, 2));
    assertThat(weights.get("b")).isEqualTo(new Tensor(new float[] {1.5f, -2}, 1, 2));
    assertThat(weights.get("d")).isEqualTo(new Tensor(new float[] {0.1f}, 1));
  }

  @Test
  void what_is_no_such_file_is_named_with_its_place() throws IOException {
    assertRefused(Files.write(folder.resolve("short"), new byte[3]), "has 3 bytes");
    assertRefused(
        Files.write(folder.resolve("long"), bytes(16).putLong(1L << 60).array()), "header");
    assertRefused(file("[1]", bytes(0)), "no JSON object");
    assertRefused(file("{nonsense", bytes(0)), "no JSON");
    assertRefused(
        file("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]}}", bytes(8)),
        "a is of type F8_E4M3; only F64, F32");
    assertRefused(
        file("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}", bytes(8)),
        "a ends at byte 12 of the values, but the file holds 8");
    assertRefused(
        file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-4,4]}}", bytes(8)), "-4");
    assertRefused(
        file(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,8]}}", bytes(8)),
        "a needs");
    assertRefused(file("{\"a\":{\"dtype\":\"F32\"}}", bytes(8)), "a needs a dtype, a shape");
    assertRefused(
        file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", bytes(8)),
        "end at byte 4");
  }

  private static void assertRefused(Path file, String words) {
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(words);
  }
}
