namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>A taxi with passengers is left out, or told as eyes only when the order allows it.</summary>
internal sealed class Occupied : AudienceRule
{
    public override string Reason => AudienceReasons.Occupied;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        candidate.Occupied == true && !question.EyesOnly;
}
