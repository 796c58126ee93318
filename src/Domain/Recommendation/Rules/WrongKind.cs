using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Asked for other kinds of unit.</summary>
internal sealed class WrongKind : ICandidateRule
{
    public string Reason => ExclusionReasons.WrongKind;

    public bool OfWantedSort => false;

    public bool Excludes(Question question, in Candidate candidate, Metres distance) =>
        question.Kinds.Length > 0 && !question.Kinds.Contains(candidate.Unit.Profile.Kind);
}
