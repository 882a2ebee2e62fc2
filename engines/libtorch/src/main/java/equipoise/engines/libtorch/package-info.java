/**
 * The engine on LibTorch, PyTorch's C++ library, called through the JavaCPP presets of {@code
 * org.bytedeco:pytorch}. {@link equipoise.engines.libtorch.LibtorchEngine} is what others see.
 */
package equipoise.engines.libtorch;
