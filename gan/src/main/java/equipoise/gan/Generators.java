package equipoise.gan;

import equipoise.core.catalogue.Catalogue;
import equipoise.gan.acgan.AuxiliaryClassifierGan;
import equipoise.gan.autoencoder.ConditionalVae;
import equipoise.gan.autoencoder.DeepSmote;
import equipoise.gan.autoencoder.LatentCdsmote;
import equipoise.gan.autoencoder.LatentSmote;
import equipoise.gan.bagan.Bagan;
import equipoise.gan.dcgan.Dcgan;
import equipoise.gan.dcgan.UnconditionalDcgan;
import equipoise.gan.flow.Flow;
import equipoise.gan.generator.GeneratorRecipe;
import java.util.List;

/** Every generator that is trained. */
public final class Generators {
  public static final Catalogue<GeneratorRecipe> CATALOGUE =
      new Catalogue<>(
          "generator",
          List.of(
              Dcgan.ENTRY,
              UnconditionalDcgan.ENTRY,
              AuxiliaryClassifierGan.ACGAN,
              AuxiliaryClassifierGan.MFC_GAN,
              AuxiliaryClassifierGan.FSC_GAN,
              Bagan.ENTRY,
              Flow.ENTRY,
              ConditionalVae.ENTRY,
              DeepSmote.ENTRY,
              LatentSmote.ENTRY,
              LatentCdsmote.ENTRY));

  private Generators() {}
}
