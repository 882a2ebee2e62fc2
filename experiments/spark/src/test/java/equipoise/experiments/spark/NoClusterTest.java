package equipoise.experiments.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.experiments.run.RunException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no cluster, a run says so in one line and ends. */
@Timeout(240)
class NoClusterTest {
  private static final String STUDY = SparkStudy.forests(1, 2);

  @TempDir Path directory;

  private String refusal(String master) {
    Path out = directory.resolve("out");
    String[] message = new String[1];
    assertThatThrownBy(
            () -> SparkStudy.on(master, STUDY, out, Map.of("spark.equipoise.patience", "5")))
        .isInstanceOf(RunException.class)
        .satisfies(e -> message[0] = e.getMessage());
    assertThat(message[0]).doesNotContain("\n");
    return message[0];
  }

  @Test
  void what_is_no_address_of_a_master_is_refused() {
    for (String wrong :
        new String[] {"spark://", "spark://host", "spark://h:99999", "mesos://h:1"}) {
      assertThat(refusal(wrong)).contains("--master is spark://HOST:PORT", "'" + wrong + "'");
    }
    assertThat(refusal("")).contains("needs --master");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void a_port_at_which_nobody_listens_is_named_before_anything_is_written() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(refusal("spark://127.0.0.1:" + port))
        .contains("spark://127.0.0.1:" + port + ": no Spark master answers there");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void something_else_that_listens_is_given_up() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(refusal("spark://127.0.0.1:" + socket.getLocalPort()))
          .contains("no master of Spark 4.2.0 took this run within 20 s");
    }
  }

  @Test
  void a_master_without_workers_is_given_up() throws IOException, InterruptedException {
    try (StandaloneCluster cluster = new StandaloneCluster(directory)) {
      assertThat(refusal(cluster.url()))
          .contains("no executor came within 5 s: no worker is registered");
    }
  }
}
