using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Assigned, busy or out of service.</summary>
internal sealed class NotAvailable : ICandidateRule
{
    public string Reason => ExclusionReasons.NotAvailable;

    public bool Excludes(Question question, in Candidate candidate) =>
        candidate.Unit.Status != UnitStatus.Available || candidate.Unit.Incident is not null;
}
