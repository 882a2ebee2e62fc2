/** The audit of synthetic images, with the judges that this program trains for it. */
package equipoise.experiments.audit;
