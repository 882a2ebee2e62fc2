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
            Otherwise.NOT,
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

  /**
   * How a worker is started otherwise than the master.
   *
   * @param java home of its Java
   * @param properties of its JVM
   * @param shell a command that is run first in its shell; its executors inherit what that sets
   */
  record Otherwise(Path java, List<String> properties, String shell) {
    static final Otherwise NOT =
        new Otherwise(Path.of(System.getProperty("java.home")), List.of(), ":");

    static Otherwise on(Path java) {
      return new Otherwise(java, List.of(), ":");
    }

    static Otherwise with(List<String> properties) {
      return new Otherwise(NOT.java(), properties, ":");
    }

    static Otherwise after(String shell) {
      return new Otherwise(NOT.java(), List.of(), shell);
    }
  }

  /** One core, enough memory for one executor. */
  void addWorker() throws IOException {
    addWorker(Otherwise.NOT);
  }

  void addWorker(Otherwise otherwise) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--host", HOST, "--cores", "1"));
    arguments.addAll(List.of("--memory", "1g", "--webui-port", "0", "--work-dir"));
    arguments.add(directory.resolve("work-" + workers.size()).toString());
    arguments.add(url());
    workers.add(start(otherwise, "org.apache.spark.deploy.worker.Worker", arguments));
  }

  private static Process start(Otherwise otherwise, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", otherwise.shell() + "; exec \"$@\"", "sh"));
    command.add(otherwise.java().resolve("bin/java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData"));
    command.addAll(otherwise.properties());
    Collections.addAll(command, opened());
    command.add("-cp");
    command.add(Path.of(System.getenv("SPARK_HOME"), "jars", "*").toString());
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("JAVA_HOME", otherwise.java().toString());
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

  /** Stops a worker's executor as a debugger does: it lives, and says and does nothing. */
  void stopExecutor(int worker) throws IOException, InterruptedException {
    for (ProcessHandle executor : executors(worker)) {
      new ProcessBuilder("kill", "-STOP", String.valueOf(executor.pid())).start().waitFor();
    }
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
