/** Charts by JFreeChart, written as SVG that can stand inside an HTML page. */
package equipoise.reports.charts;
