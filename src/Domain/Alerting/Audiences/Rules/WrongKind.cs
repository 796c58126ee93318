namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Other kinds of unit are meant.</summary>
internal sealed class WrongKind : AudienceRule
{
    public override string Reason => AudienceReasons.WrongKind;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        question.Kinds.Count > 0 && !question.Kinds.Contains(candidate.Summary!.Profile.Kind);
}
