using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>The incident is not this agency's. Volunteers belong to no agency; their own rule decides.</summary>
internal sealed class WrongAgency : ICandidateRule
{
    public string Reason => ExclusionReasons.WrongAgency;

    public bool Excludes(Question question, in Candidate candidate) =>
        !candidate.Unit.Profile.Kind.IsCivilian()
        && question.Agencies.Length > 0 && !question.Agencies.Contains(candidate.Unit.Profile.Agency);
}
