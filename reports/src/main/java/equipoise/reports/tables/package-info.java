/** The tables of a report for other programs: flat, without groups, as CSV and JSON. */
package equipoise.reports.tables;
