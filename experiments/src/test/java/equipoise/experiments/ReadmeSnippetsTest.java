package equipoise.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Java in every README.md and GUIDE.md compiles against the modules as they are. */
class ReadmeSnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```");

  @TempDir Path classes;

  @TestFactory
  Stream<DynamicTest> java_in_the_documentation_compiles() throws IOException {
    return documents().stream().flatMap(this::snippets);
  }

  private static List<Path> documents() throws IOException {
    assumeThat(ROOT.resolve("README.md")).isRegularFile();
    try (Stream<Path> files = Files.walk(ROOT, 4)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[A-Z]+\\.md"))
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList();
    }
  }

  private Stream<DynamicTest> snippets(Path document) {
    Matcher matcher = SNIPPET.matcher(read(document));
    List<DynamicTest> tests = new ArrayList<>();
    while (matcher.find()) {
      String snippet = matcher.group(1);
      String name = ROOT.relativize(document) + " " + (tests.size() + 1);
      tests.add(DynamicTest.dynamicTest(name, () -> compile(snippet)));
    }
    return tests.stream();
  }

  private static String read(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void compile(String snippet) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
    boolean compiled =
        compiler
            .getTask(messages, null, null, options, null, List.of(new Source(classOf(snippet))))
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  /** The snippet itself if it is a class, otherwise its statements in a method of one. */
  private static String classOf(String snippet) {
    if (snippet.startsWith("package ")
        || snippet.matches("(?ms).*^(public |final )*class Snippet\\b.*")) {
      return snippet;
    }
    String imports =
        snippet
            .lines()
            .filter(line -> line.startsWith("import "))
            .collect(Collectors.joining("\n"));
    String statements =
        snippet
            .lines()
            .filter(line -> !line.startsWith("import "))
            .collect(Collectors.joining("\n"));
    return imports + "\nclass Snippet { void run() throws Exception {\n" + statements + "\n}}\n";
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
