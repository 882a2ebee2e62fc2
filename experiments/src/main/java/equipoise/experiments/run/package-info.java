/** The grid of a study, its trials one by one and side by side, and what they leave on disk. */
package equipoise.experiments.run;
