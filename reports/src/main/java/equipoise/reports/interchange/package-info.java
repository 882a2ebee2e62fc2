/** Runs in the forms that other programs read: RO-Crate, MLflow's file store, Croissant. */
package equipoise.reports.interchange;
