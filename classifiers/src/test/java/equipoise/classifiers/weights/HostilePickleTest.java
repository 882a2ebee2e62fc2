package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles are put together by hand after the descriptions in CPython's pickletools. */
class HostilePickleTest {
  private static final String START = "\u0080\u0002";

  @TempDir Path folder;

  private Path stream(String pickle) throws IOException {
    return Files.write(folder.resolve("weights.pth"), WeightFiles.latin(pickle));
  }

  private Path zip(String pickle, byte[] storage) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("archive/data.pkl", WeightFiles.latin(pickle));
    entries.put("archive/data/0", storage);
    return Files.write(folder.resolve("weights.pth"), WeightFiles.zip(entries));
  }

  private static void assertRefused(Path file, String... words) {
    assertThatThrownBy(() -> NamedTensors.read(file).tensors().values().forEach(StoredTensor::read))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(words);
  }

  private static String bytes(int count, long value) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
  }

  private static String text(String text) {
    return "X" + bytes(4, text.length()) + text;
  }

  private static String number(long value) {
    return "\u008a\u0008" + bytes(8, value);
  }

  private static String numbers(long... values) {
    StringBuilder tuple = new StringBuilder("(");
    for (long value : values) {
      tuple.append(number(value));
    }
    return tuple + "t";
  }

  /** A tensor of a float storage "0". */
  private static String tensor(long elements, long offset, long[] shape, long[] strides) {
    return "ctorch._utils\n_rebuild_tensor_v2\n(("
        + text("storage")
        + "ctorch\nFloatStorage\n"
        + text("0")
        + text("cpu")
        + number(elements)
        + "tQ"
        + number(offset)
        + numbers(shape)
        + numbers(strides)
        + "\u0089ccollections\nOrderedDict\n)RtR";
  }

  private static String dict(String value) {
    return START + "}" + text("w") + value + "s.";
  }

  private static long[] axes(long... axes) {
    return axes;
  }

  /** {@code pickle.dumps(Evil(), PROTOCOL)}, whose __reduce__ gives os.system and 'echo hello'. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cposix\nsystem\np0\n(Vecho hello\np1\ntp2\nRp3\n.",
        START
            + "cposix\nsystem\nq\u0000X\n\u0000\u0000\u0000echo helloq\u0001\u0085q\u0002Rq\u0003.",
        "\u0080\u0004\u0095%\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u008c\u0005posix\u0094\u008c"
            + "\u0006system\u0094\u0093\u0094\u008c\necho hello\u0094\u0085\u0094R\u0094.",
        START + "(X\n\u0000\u0000\u0000echo helloiposix\nsystem\n."
      })
  void a_pickle_that_calls_the_system_is_refused_by_the_calls_name(String pickle)
      throws IOException {
    assertRefused(stream(pickle), "it asks for posix.system", "nothing was run");
    assertRefused(zip(pickle, new byte[0]), "archive/data.pkl", "it asks for posix.system");
  }

  @Test
  void a_whole_model_is_refused_by_its_class_with_the_remedy() throws IOException {
    assertRefused(
        zip(START + "ctorchvision.models.resnet\nResNet\n)\u0081.", new byte[0]),
        "torchvision.models.resnet.ResNet",
        "model.state_dict()");
  }

  @Test
  void a_sound_tensor_made_by_hand_is_read() throws IOException {
    Path file = zip(dict(tensor(4, 1, axes(3), axes(1))), new byte[16]);
    assertThat(NamedTensors.read(file).tensors().get("w").read().values()).containsExactly(0, 0, 0);
  }

  @Test
  void tensors_outside_their_storage_are_refused_with_shape_and_place() throws IOException {
    byte[] four = new byte[16];
    assertRefused(zip(dict(tensor(4, 2, axes(3), axes(1))), four), "byte", "[3]", "4 values");
    assertRefused(zip(dict(tensor(4, -1, axes(3), axes(1))), four), "value -1");
    assertRefused(zip(dict(tensor(4, 0, axes(2, 2), axes(4, 1))), four), "strides [4, 1]");
    assertRefused(zip(dict(tensor(4, 0, axes(2), axes(-1))), four), "-1");
    assertRefused(zip(dict(tensor(4, 0, axes(-2), axes(1))), four), "-2");
    assertRefused(zip(dict(tensor(4, 0, axes(1L << 40), axes(0))), four), "1099511627776");
    assertRefused(zip(dict(tensor(4, 0, axes(1 << 30), axes(0))), four), "at most 268435456");
    assertRefused(
        zip(dict(tensor(4, 0, axes(2, 2), axes(Long.MAX_VALUE, Long.MAX_VALUE))), four), "strides");
    assertRefused(zip(dict(tensor(4, 0, axes(2), axes(1, 1))), four), "1 axes and 2 strides");
    assertRefused(
        zip(dict(tensor(Long.MAX_VALUE, 0, axes(1), axes(1))), four),
        "storage 0 of 9223372036854775807");
    assertRefused(zip(dict(tensor(5, 0, axes(5), axes(1))), four), "w: ", "20 bytes, but has 16");
  }

  @Test
  void a_storage_that_the_file_lacks_is_named() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("x/data.pkl", WeightFiles.latin(dict(tensor(4, 0, axes(4), axes(1)))));
    Path file = Files.write(folder.resolve("w.pth"), WeightFiles.zip(entries));
    assertRefused(file, "w: ", "x/data/0");
  }

  @Test
  void huge_lengths_are_refused_before_memory_is_taken() throws IOException {
    assertRefused(stream(START + "\u008b" + bytes(4, 0xffffffffL)), "4294967295 bytes");
    assertRefused(stream(START + "X" + bytes(4, 0xffffffffL)), "4294967295 bytes");
    assertRefused(stream(START + "\u008d" + bytes(8, 1L << 62) + "a"), "4611686018427387904");
    assertRefused(stream(START + "\u008d" + bytes(8, Long.MIN_VALUE) + "a"), "9223372036854775808");
  }

  @Test
  void a_memo_index_of_four_billion_takes_no_memory() throws IOException {
    assertRefused(stream(START + "Nr" + bytes(4, 0xfffffff0L) + "."), "not one of PyTorch's");
    assertRefused(stream(START + "j" + bytes(4, 0xfffffff0L) + "."), "memo");
  }

  @Test
  void deep_nesting_and_lists_that_hold_themselves_end_in_one_line() throws IOException {
    assertRefused(
        stream(START + "]".repeat(100_000) + "a".repeat(99_999) + "."), "not one of PyTorch's");
    assertRefused(stream(START + "]2a."), "not one of PyTorch's");
    assertRefused(zip(START + "}" + text("model") + "h\u0000s.", new byte[0]), "memo");
    String inner = "}q\u0000" + text("model") + "h\u0000s.";
    assertRefused(zip(START + inner, new byte[0]), "a dict of 1 keys (model)", "no state dict");
  }

  /** Each tuple holds the one before it twice: 2^200 leaves to whoever unfolds them. */
  @Test
  void a_pickle_that_unfolds_without_end_is_not_unfolded() throws IOException {
    String doubled = "2\u0086".repeat(200);
    assertRefused(zip(START + "}" + ")" + doubled + "Ns.", new byte[0]), "no state dict");
    String lists = IntStream.range(0, 200).mapToObj(i -> "2\u0086").reduce("", String::concat);
    assertRefused(zip(START + "}](" + lists + ".", new byte[0]), "byte");
    assertRefused(zip(START + "}]Ns.", new byte[0]), "as the key of a dict");
  }

  @Test
  void millions_of_operations_are_cut_short() throws IOException {
    assertRefused(stream(START + "}".repeat(2_100_000)), "more than 2000000 operations");
  }

  @Test
  void a_name_that_comes_twice_is_refused() throws IOException {
    String one = tensor(4, 0, axes(4), axes(1));
    assertRefused(
        zip(START + "}(" + text("w") + one + text("w") + one + "u.", new byte[16]),
        "'w'",
        "second");
  }

  @Test
  void what_is_no_operation_or_lacks_its_values_is_named_with_its_place() throws IOException {
    assertRefused(stream(START + "\u00ff"), "byte 2", "0xff");
    assertRefused(stream(START + "R."), "byte 2", "empty stack");
    assertRefused(stream(START + "t."), "byte 2", "no mark");
    assertRefused(stream(START + "(."), "byte 3", "empty stack");
    assertRefused(stream(START + ")Na."), "byte 4", "no list");
    assertRefused(stream(START + "NQ."), "persistent id");
    assertRefused(stream(START + "ctorch\nFloatStorage\n)R."), "a call of torch.FloatStorage");
    assertRefused(stream("\u0080\u0009."), "80 09");
    assertRefused(stream(START + "c" + "a".repeat(5000)), "line of more than 1000");
  }

  @Test
  void a_checkpoint_without_tensors_says_what_it_holds() throws IOException {
    assertRefused(zip(START + "}" + text("epoch") + "K\u0003s.", new byte[0]), "(epoch)");
    assertRefused(zip(START + "N.", new byte[0]), "no dict");
    assertRefused(zip(START + "]K\u0001a.", new byte[0]), "a list of 1");
  }
}
