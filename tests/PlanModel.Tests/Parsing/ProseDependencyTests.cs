using PlanModel.Tests.Rules;

namespace PlanModel.Tests.Parsing;

public sealed class ProseDependencyTests
{
    [Fact]
    public void Prose_that_names_a_task_beside_a_word_of_order_is_reported_and_makes_no_edge() => Assert.Equal(2, RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service, {|PLAN1006:after 1.1|}
        - [ ] 1.3 Endpoints
          - {|PLAN1006:requires task 1.1|} to be there
        - [ ] 1.4 Words after all, after 9.9, and after lunch (depends: 1.1) done after 1.2
        - [ ] 1.5 Code `after 1.1` and (after: 1.1)
        """,
        "'after 1.1' is prose and makes no dependency; write '(depends: 1.1)' at task '1.2' to declare one",
        "'requires task 1.1' is prose and makes no dependency; write '(depends: 1.1)' at task '1.3' to declare one").Plan.Dependencies.Count);
}
