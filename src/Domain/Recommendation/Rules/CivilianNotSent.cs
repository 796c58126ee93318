using Dispatch.Domain.Units;
using Dispatch.Domain.Units.Rules;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Civilians observe and report; only a volunteer with the capability that the type names is sent.</summary>
internal sealed class CivilianNotSent : ICandidateRule
{
    public string Reason => ExclusionReasons.CivilianNotSent;

    public bool Excludes(Question question, in Candidate candidate) =>
        candidate.Unit.Profile.Kind.IsCivilian()
        && !CiviliansObserveAndReport.MaySend(candidate.Unit.Profile, question.VolunteerCapability);
}
