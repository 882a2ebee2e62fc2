package equipoise.experiments.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A master and workers of Spark on loopback, each a JVM of its own, from Spark's jars. */
final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path directory;
  private final int port;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();

  StandaloneCluster(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    this.port = freePort();
    this.master =
        start(
            "org.apache.spark.deploy.master.Master",
            List.of("--host", HOST, "--port", String.valueOf(port), "--webui-port", "0"));
    awaitMaster();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private void awaitMaster() throws IOException, InterruptedException {
    for (int turn = 0; turn < 3000; turn++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(HOST, port), 1000);
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IOException("the master does not listen");
  }

  String url() {
    return "spark://" + HOST + ":" + port;
  }

  /** One core, enough memory for one executor. */
  void addWorker() throws IOException {
    String work = directory.resolve("work-" + workers.size()).toString();
    workers.add(
        start(
            "org.apache.spark.deploy.worker.Worker",
            List.of(
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                work,
                url())));
  }

  private static Process start(String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    Collections.addAll(command, opened());
    command.add("-cp");
    command.add(Path.of(System.getenv("SPARK_HOME"), "jars", "*").toString());
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("SPARK_LOCAL_IP", HOST));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  static String[] opened() {
    return org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptionArray();
  }

  /** Kills a worker's executor without warning; the worker starts another. */
  void killExecutor(int worker) {
    executors(worker).forEach(ProcessHandle::destroyForcibly);
  }

  /** Kills a worker and its executor without warning. */
  void killWorker(int worker) {
    List<ProcessHandle> executors = executors(worker);
    workers.get(worker).destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  List<ProcessHandle> executors(int worker) {
    return workers.get(worker).descendants().toList();
  }

  @Override
  public void close() {
    try {
      for (int worker = 0; worker < workers.size(); worker++) {
        killWorker(worker);
      }
      master.destroyForcibly();
      master.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      master.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static String javaBinary() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }
}
