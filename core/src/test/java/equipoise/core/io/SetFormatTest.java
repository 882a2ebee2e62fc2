package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.io.format.SetFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetFormatTest {
  @Test
  void every_format_is_held_to_the_contract_of_readers() {
    List<ReaderContract> contracts =
        List.of(
            new IdxReaderTest(),
            new FolderReaderContractTest(),
            new CifarReaderTest(),
            new NpzReaderTest(),
            new MatReaderTest());
    Set<SetFormat> held = EnumSet.of(SetFormat.AUTO);
    contracts.forEach(contract -> held.add(contract.format()));

    assertThat(held).containsExactlyInAnyOrder(SetFormat.values());
  }
}
