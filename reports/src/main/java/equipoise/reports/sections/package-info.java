/**
 * The parts of a report, one class each. A new part implements {@link
 * equipoise.reports.sections.ReportSection} and stands in the list of {@link
 * equipoise.reports.Report}.
 */
package equipoise.reports.sections;
