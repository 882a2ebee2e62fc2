/** Reports and charts as PDF. */
package equipoise.reports.pdf;
