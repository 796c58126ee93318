using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Domain.Units.Rules;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Civilians observe and report; only a volunteer with the capability that the type names is sent.</summary>
internal sealed class CivilianNotSent : ICandidateRule
{
    public string Reason => ExclusionReasons.CivilianNotSent;

    public bool OfWantedSort => false;

    public bool Excludes(Question question, in Candidate candidate, Metres distance) =>
        candidate.Unit.Profile.Kind.IsCivilian()
        && !CiviliansObserveAndReport.MaySend(candidate.Unit.Profile, question.VolunteerCapability);
}
