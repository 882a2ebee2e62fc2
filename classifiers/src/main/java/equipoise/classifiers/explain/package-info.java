/**
 * How a trained network looks at an image: its filters and feature maps, and maps of which pixels a
 * class's score rests on. Each map is a function of network, image and class.
 */
package equipoise.classifiers.explain;
