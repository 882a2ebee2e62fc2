/** Support vector machines. */
package equipoise.classifiers.kernel;
