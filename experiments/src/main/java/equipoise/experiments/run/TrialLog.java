package equipoise.experiments.run;

import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.trial.TrialRecord;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What one trial says while it runs: its notes, its log, and how long its stages took. */
final class TrialLog implements Progress {
  private final Progress listener;
  private final Set<Note> notes = Collections.synchronizedSet(new LinkedHashSet<>());
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Double> seconds = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<TrialRecord.Stage> stages = Collections.synchronizedList(new ArrayList<>());
  private final long begun = System.nanoTime();

  TrialLog(Progress listener) {
    this.listener = listener;
  }

  @Override
  public void report(String stage, long done, long total) {
    listener.report(stage, done, total);
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }

  @Override
  public void note(Note note) {
    if (notes.add(note)) {
      line(note.sentence());
    }
  }

  @Override
  public void trace(String stage, long step, Supplier<String> hash) {
    stage(stage + " after step " + step, hash.get());
  }

  /** What the trial has at one place of its way. */
  void stage(String name, String hash) {
    stages.add(new TrialRecord.Stage(name, hash));
  }

  List<TrialRecord.Stage> stages() {
    return List.copyOf(stages);
  }

  void notes(List<Note> found) {
    found.forEach(this::note);
  }

  void line(String text) {
    lines.add(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
  }

  /** The exception with where it came from, for whoever looks into a failed trial. */
  void failure(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      line((t == failure ? "" : "caused by ") + t);
      for (StackTraceElement element : t.getStackTrace()) {
        line("    at " + element);
      }
    }
  }

  /** A part of the trial that is timed. */
  interface Work<T> {
    T run();
  }

  <T> T timed(String stage, Work<T> work) {
    checkpoint();
    line(stage);
    long start = System.nanoTime();
    try {
      return work.run();
    } finally {
      seconds.put(stage, secondsSince(start));
    }
  }

  /** Adds the time of a stage that another trial went through. */
  void took(String stage, double time) {
    seconds.put(stage, time);
  }

  private static double secondsSince(long start) {
    return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
  }

  List<Note> notes() {
    return List.copyOf(notes);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Wall time by stage, and {@code total}. */
  Map<String, Double> seconds() {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.put("total", secondsSince(begun));
    return all;
  }
}
