namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Asked for other kinds of unit.</summary>
internal sealed class WrongKind : ICandidateRule
{
    public string Reason => ExclusionReasons.WrongKind;

    public bool Excludes(Question question, in Candidate candidate) =>
        question.Kinds.Length > 0 && !question.Kinds.Contains(candidate.Unit.Profile.Kind);
}
