namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>A device that reports but that nobody registered: nobody knows who would be told.</summary>
internal sealed class Unregistered : IAudienceRule
{
    public string Reason => AudienceReasons.Unregistered;

    public bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        candidate.Summary is null;
}
