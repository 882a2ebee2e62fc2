/** The typeface that ships with the product, so that documents need none of the system's. */
package equipoise.reports.fonts;
