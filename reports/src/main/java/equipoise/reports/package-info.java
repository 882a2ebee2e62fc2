/**
 * From a run directory to one self-contained HTML file; start reading at {@link
 * equipoise.reports.Report}.
 */
package equipoise.reports;
