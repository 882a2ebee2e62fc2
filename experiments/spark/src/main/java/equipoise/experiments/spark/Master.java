package equipoise.experiments.spark;

import equipoise.experiments.run.ClusterRequest;
import equipoise.experiments.run.RunException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Spark's master is.
 *
 * @param url in Spark's words
 */
record Master(String url) {
  private static final Pattern KNOWN =
      Pattern.compile(
          "local|local\\[([0-9]+|\\*)(,[0-9]+)?\\]|local-cluster\\[ *[0-9]+ *, *[0-9]+ *, *[0-9]+ *\\]"
              + "|spark://.+|k8s://.+|yarn");
  private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[^\\]]+\\]|[^:/\\[\\]]+):([0-9]{1,5})");
  private static final int PATIENCE_MILLIS = 5000;

  /** The setting that spark-submit makes of its own --master. */
  static final String SETTING = "spark.master";

  /**
   * What the run asks for, or else what spark-submit was given.
   *
   * @throws RunException if there is none, or it is none of Spark's
   */
  static Master of(ClusterRequest request) {
    String url =
        request.master().isEmpty()
            ? request.settings().getOrDefault(SETTING, System.getProperty(SETTING, ""))
            : request.master();
    if (url.isEmpty()) {
      throw new RunException(
          "--executor spark needs --master, such as spark://HOST:7077 or local-cluster[2,1,1024]");
    }
    Master master = new Master(url);
    if (!KNOWN.matcher(url).matches() || master.isStandalone() && master.addresses().isEmpty()) {
      throw new RunException(
          "--master is spark://HOST:PORT, k8s://URL, local-cluster[EXECUTORS,CORES,MB] or"
              + " local[THREADS], but is '"
              + url
              + "'");
    }
    return master;
  }

  private boolean isStandalone() {
    return STANDALONE.matcher(url).matches();
  }

  /** Whether trials run in this very process, without executors. */
  boolean isThisProcess() {
    return url.equals("local") || url.startsWith("local[");
  }

  /** Whether nobody but this machine takes part, so that all see its files. */
  boolean isThisMachine() {
    return url.startsWith("local");
  }

  /** Whether executors can reach this process by its loopback address. */
  boolean isLoopback() {
    return isThisMachine()
        || !addresses().isEmpty()
            && addresses().stream().allMatch(address -> isLoopback(address.getHostString()));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Knocks at the door of a standalone master.
   *
   * @throws RunException if nobody opens
   */
  void requireReachable() {
    List<String> reasons = new ArrayList<>();
    for (InetSocketAddress address : addresses()) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MILLIS);
        return;
      } catch (UnknownHostException e) {
        reasons.add("there is no host " + address.getHostString());
      } catch (IOException e) {
        reasons.add(e.getMessage());
      }
    }
    if (!reasons.isEmpty()) {
      throw new RunException(
          "%s: no Spark master answers there (%s); start one, or correct --master"
              .formatted(url, String.join("; ", reasons)));
    }
  }

  /** Of standalone masters; empty for others, and if one is no address. */
  private List<InetSocketAddress> addresses() {
    Matcher standalone = STANDALONE.matcher(url);
    List<InetSocketAddress> addresses = new ArrayList<>();
    if (standalone.matches()) {
      for (String text : standalone.group(1).split(",")) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches() || Integer.parseInt(address.group(2)) > 0xffff) {
          return List.of();
        }
        addresses.add(
            InetSocketAddress.createUnresolved(
                address.group(1), Integer.parseInt(address.group(2))));
      }
    }
    return addresses;
  }
}
