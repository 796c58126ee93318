using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Further away than the request looks.</summary>
internal sealed class OutsideRadius : ICandidateRule
{
    public string Reason => ExclusionReasons.OutsideRadius;

    public bool Excludes(Question question, in Candidate candidate) =>
        Earth.Distance(candidate.Fix.At, question.At) > question.Radius;
}
