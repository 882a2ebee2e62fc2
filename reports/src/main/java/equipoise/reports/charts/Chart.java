package equipoise.reports.charts;

/** A chart as data; {@link #drawing()} lays it out, and whoever can draw better takes the data. */
public sealed interface Chart
    permits DotPlot,
        DifferencePlot,
        HeatMap,
        PanelChart,
        TrainingChart,
        ScatterChart,
        CriticalDifferenceDiagram {
  /** Stands above the chart and describes it to readers who cannot see it. */
  String title();

  /** The chart laid out, for SVG and PNG. */
  Drawing drawing();
}
