/** The files that a report may become. */
package equipoise.reports.files;
