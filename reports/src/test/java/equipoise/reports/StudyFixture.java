package equipoise.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.trial.RunDirectory;
import java.io.IOException;

/** The resolved study and the provenance of a fixture's run. */
record StudyFixture(RunFixture run) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void write(RunDirectory directory) throws IOException {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("study", run.study).put("seed", 20261120).put("repeats", run.repeats);
    int arms = run.datasets.size() * run.methods.size() * run.classifiers.size();
    tree.put("trials", arms * run.repeats);
    for (String dataset : run.datasets) {
      ObjectNode data = tree.withArray("data").addObject();
      data.put("name", dataset).put("format", "embedded").put("validation", .1);
      data.putObject("imbalance").putObject("longTail").put("ratio", 50);
      data.putObject("test").put("perClass", RunFixture.TEST_IMAGES);
    }
    for (String method : run.methods) {
      ObjectNode node =
          tree.withArray("methods").addObject().put("label", method).put("name", method);
      if (method.contains("smote")) {
        node.putObject("options").put("k", 5);
      }
    }
    for (String classifier : run.classifiers) {
      tree.withArray("classifiers")
          .addObject()
          .put("name", classifier)
          .put("epochs", 10)
          .put("batch", 64);
    }
    JSON.writeValue(directory.resolvedStudy().toFile(), tree);
    JSON.writeValue(
        directory.provenance().toFile(),
        JSON.readTree(
            "{\"equipoise\":\"0.1.0\",\"started\":\"2026-11-20T16:00:00Z\",\"seconds\":97.4,"
                + "\"data\":[{\"name\":\"symbols\",\"sha256\":\"0f3a\"}],\"os\":\"Linux\",\"cpu\":{\"model\":\"x\",\"cores\":2}}"));
  }
}
