/** What a training step is given: which rows are drawn, how they are mixed, what they are to be. */
package equipoise.classifiers.batch;
