/** Charts as data, laid out by JFreeChart and written as SVG or PNG. */
package equipoise.reports.charts;
