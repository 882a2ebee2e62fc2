/** What a labelled set will do to resampling methods, and they to it. */
package equipoise.experiments.diagnosis;
