package equipoise.reports.results;

import equipoise.core.trial.SampleSheet;
import java.nio.file.Path;

/**
 * Example images of a run.
 *
 * @param folder that the names of images are relative to
 */
public record RunSheet(Path folder, SampleSheet content) {}
