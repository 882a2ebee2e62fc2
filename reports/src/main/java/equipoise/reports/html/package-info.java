/** Reports as one HTML file. */
package equipoise.reports.html;
