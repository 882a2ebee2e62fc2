package equipoise.reports.blocks;

import java.util.List;

/** Words and what they mean. */
public record Terms(List<Term> terms) implements Block {
  public Terms {
    terms = List.copyOf(terms);
  }

  /** One word or phrase. */
  public record Term(String term, String meaning) {}

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.terms(this);
  }
}
