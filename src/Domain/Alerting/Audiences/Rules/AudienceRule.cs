namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>A class and no interface: eleven of them are asked about each of 20,000 units, and a call through an interface costs several times as much.</summary>
internal abstract class AudienceRule
{
    /// <summary>One of <see cref="AudienceReasons"/>.</summary>
    public abstract string Reason { get; }

    public abstract bool Excludes(AudienceQuestion question, in AlertCandidate candidate);
}
