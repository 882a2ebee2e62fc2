package equipoise.reports;

import equipoise.core.file.OutputFile;
import equipoise.core.trial.RunDirectory;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A run as one HTML file: no script, nothing loaded from elsewhere, and the same bytes for the same
 * run directory on the same machine (chart layout depends on its fonts). Nothing is trained.
 */
public final class Report {
  private static final String FOLDER = "equipoise/reports/";

  private Report() {}

  /**
   * Draws the report of a run, finished or not.
   *
   * @param run with at least {@code results.jsonl}; everything else may be missing
   * @param htmlFile written, and replaced if it exists; its folder is made if needed
   * @throws equipoise.core.data.DataException if a file of the run is there but cannot be read
   * @throws UncheckedIOException if {@code htmlFile} cannot be written
   */
  public static void write(RunDirectory run, Path htmlFile) {
    String html = render(Run.read(run));
    try {
      Files.createDirectories(htmlFile.toAbsolutePath().getParent());
      byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
      new OutputFile(htmlFile).write(out -> out.write(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(htmlFile + ": the report cannot be written", e);
    }
  }

  private static String render(Run run) {
    String css = resource("report.css");
    Map<String, Object> model = new HashMap<>();
    model.put("css", css);
    model.put("cssHash", sha256(css));
    model.put("page", Page.of(run));
    StringWriter html = new StringWriter();
    try {
      engine().getTemplate("report.peb").evaluate(html, model, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return html.toString();
  }

  private static PebbleEngine engine() {
    ClasspathLoader loader = new ClasspathLoader(Report.class.getClassLoader());
    loader.setPrefix(FOLDER);
    return new PebbleEngine.Builder()
        .loader(loader)
        .autoEscaping(true)
        .strictVariables(true)
        .defaultLocale(Locale.ROOT)
        .build();
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
