/** Networks that others have trained, as the start of new classifiers. */
package equipoise.classifiers.transfer;
