namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Other kinds of unit are meant.</summary>
internal sealed class WrongKind : IAudienceRule
{
    public string Reason => AudienceReasons.WrongKind;

    public bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        question.Kinds.Count > 0 && !question.Kinds.Contains(candidate.Summary!.Profile.Kind);
}
