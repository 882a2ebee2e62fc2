package equipoise.gan;

import equipoise.core.catalogue.Catalogue;
import equipoise.gan.dcgan.Dcgan;
import equipoise.gan.generator.GeneratorRecipe;
import java.util.List;

/** Every generator that a study can name. */
public final class Generators {
  public static final Catalogue<GeneratorRecipe> CATALOGUE =
      new Catalogue<>(
          "generator",
          List.of(
              Dcgan.ENTRY,
              equipoise.gan.autoencoder.ConditionalVae.ENTRY,
              equipoise.gan.autoencoder.DeepSmote.ENTRY,
              equipoise.gan.autoencoder.LatentSmote.ENTRY));

  private Generators() {}
}
