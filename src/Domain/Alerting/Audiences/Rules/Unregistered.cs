namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>A device that reports but that nobody registered: nobody knows who would be told.</summary>
internal sealed class Unregistered : AudienceRule
{
    public override string Reason => AudienceReasons.Unregistered;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        candidate.Summary is null;
}
