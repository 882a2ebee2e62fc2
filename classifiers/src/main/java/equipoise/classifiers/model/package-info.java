/** What a trained classifier is as a value: implemented beside each kind of classifier. */
package equipoise.classifiers.model;
