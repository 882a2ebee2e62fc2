package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The audit of an arm's generator in one repeat, as a run directory keeps it.
 *
 * @param method the method's label in the study
 * @param repeat from 0
 * @param fold from 0; null (and absent from the JSON) without folds
 */
public record RecordedAudit(
    String dataset,
    String method,
    int repeat,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer fold,
    SyntheticAudit audit) {}
