package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.experiments.study.Arms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stands here because only this module knows the names of all methods. */
class MethodGroupsTest {
  @Test
  void every_method_that_a_study_may_name_has_its_group() {
    assertThat(Arms.methods())
        .allSatisfy(name -> assertThat(MethodGroup.of(name)).isNotEqualTo(MethodGroup.OTHER));
    assertThat(in(MethodGroup.INTERPOLATION))
        .containsExactlyInAnyOrder(
            "smote",
            "borderline-smote-1",
            "borderline-smote-2",
            "svm-smote",
            "kmeans-smote",
            "adasyn",
            "smote-nc",
            "smote-n",
            "polynom-fit-smote",
            "prowsyn",
            "smote-enn",
            "smote-tomek",
            "cdsmote");
    assertThat(in(MethodGroup.GENERATION)).containsExactly("dcgan");
    assertThat(in(MethodGroup.NO_GENERATION))
        .contains("none", "random-over", "cluster-centroids", "logit-adjustment");
  }

  private static List<String> in(MethodGroup group) {
    return Arms.methods().stream().filter(name -> MethodGroup.of(name) == group).toList();
  }
}
