namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>This alert was sent to it before; the same is never asked twice. A taxi that became free was not asked yet, only told.</summary>
internal sealed class AlreadyAlerted : AudienceRule
{
    public override string Reason => AudienceReasons.AlreadyAlerted;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        question.Told.Contains(candidate.Unit) && !(candidate.Occupied == false && question.Looking.Contains(candidate.Unit));
}
