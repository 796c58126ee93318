namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>This alert was sent to it before; the same is never asked twice.</summary>
internal sealed class AlreadyAlerted : IAudienceRule
{
    public string Reason => AudienceReasons.AlreadyAlerted;

    public bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        question.Told.Contains(candidate.Unit);
}
