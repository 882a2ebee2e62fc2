/** Statistics, charts and documents: results in, documents out. */
package equipoise.reports;
