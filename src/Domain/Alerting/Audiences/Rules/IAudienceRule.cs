namespace Dispatch.Domain.Alerting.Audiences.Rules;

internal interface IAudienceRule
{
    /// <summary>One of <see cref="AudienceReasons"/>.</summary>
    string Reason { get; }

    bool Excludes(AudienceQuestion question, in AlertCandidate candidate);
}
