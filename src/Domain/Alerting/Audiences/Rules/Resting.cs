using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Just released from a task: a civilian rests, so that the same few are not always asked.</summary>
internal sealed class Resting : AudienceRule
{
    public override string Reason => AudienceReasons.Resting;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        candidate.Summary!.RestUntil > question.Now && candidate.Summary.Profile.Kind.IsCivilian();
}
