package equipoise.reports.charts;

/** A chart as data; {@link #drawing()} lays it out, and whoever can draw better takes the data. */
public sealed interface Chart
    permits DotPlot,
        DifferencePlot,
        HeatMap,
        PanelChart,
        TrainingChart,
        ScatterChart,
        FeatureMapChart,
        CriticalDifferenceDiagram {
  /** Stands above the chart. */
  String title();

  /** What the chart shows, in sentences, for readers who cannot see it. */
  String description();

  /** The chart laid out, for SVG and PNG. */
  Drawing drawing();
}
