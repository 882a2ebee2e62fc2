package equipoise.sampling;

import equipoise.core.catalogue.Catalogue;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import equipoise.sampling.combined.FillThenClean;
import equipoise.sampling.decomposition.Cdsmote;
import equipoise.sampling.decomposition.ClassDecomposition;
import equipoise.sampling.over.Adasyn;
import equipoise.sampling.over.BorderlineSmote;
import equipoise.sampling.over.KMeansSmote;
import equipoise.sampling.over.PolynomFitSmote;
import equipoise.sampling.over.ProWSyn;
import equipoise.sampling.over.RandomOverSampler;
import equipoise.sampling.over.Smote;
import equipoise.sampling.over.SmoteN;
import equipoise.sampling.over.SmoteNc;
import equipoise.sampling.over.SvmSmote;
import equipoise.sampling.under.ClusterCentroids;
import equipoise.sampling.under.CondensedNearestNeighbour;
import equipoise.sampling.under.EditedNearestNeighbours;
import equipoise.sampling.under.InstanceHardness;
import equipoise.sampling.under.NearMiss;
import equipoise.sampling.under.NeighbourhoodCleaning;
import equipoise.sampling.under.OneSidedSelection;
import equipoise.sampling.under.RandomUnderSampler;
import equipoise.sampling.under.RepeatedEditing;
import equipoise.sampling.under.TomekLinks;
import java.util.List;
import java.util.Map;

/** All samplers of this module. */
public final class Samplers {
  private Samplers() {}

  /**
   * The samplers by the names that a study file and the command line use, in the order of their
   * families.
   *
   * @param learners that instance hardness may be measured by, by name, beside those it has itself
   */
  public static Catalogue<Sampler> catalogue(Map<String, Learner> learners) {
    return new Catalogue<>(
        "sampling method",
        List.of(
            NoSampling.ENTRY,
            RandomOverSampler.ENTRY,
            Smote.ENTRY,
            BorderlineSmote.ENTRY_1,
            BorderlineSmote.ENTRY_2,
            SvmSmote.ENTRY,
            KMeansSmote.ENTRY,
            Adasyn.ENTRY,
            SmoteNc.ENTRY,
            SmoteN.ENTRY,
            PolynomFitSmote.ENTRY,
            ProWSyn.ENTRY,
            Cdsmote.ENTRY,
            ClassDecomposition.ENTRY,
            RandomUnderSampler.ENTRY,
            NearMiss.ENTRY_1,
            NearMiss.ENTRY_2,
            NearMiss.ENTRY_3,
            InstanceHardness.entry(learners),
            ClusterCentroids.ENTRY,
            TomekLinks.ENTRY,
            EditedNearestNeighbours.ENTRY,
            RepeatedEditing.RENN,
            RepeatedEditing.ALL_KNN,
            CondensedNearestNeighbour.ENTRY,
            OneSidedSelection.ENTRY,
            NeighbourhoodCleaning.ENTRY,
            FillThenClean.SMOTE_ENN,
            FillThenClean.SMOTE_TOMEK));
  }
}
