using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Outside the circle, the reach of a post, the beat or the cells. A beat's units are its own, wherever they are.</summary>
internal sealed class OutOfRange : AudienceRule
{
    public override string Reason => AudienceReasons.OutOfRange;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) => question.Audience.Kind switch
    {
        AudienceKind.City => false,
        AudienceKind.Beat => !string.Equals(candidate.Summary!.Profile.Beat, question.Audience.Beat, StringComparison.Ordinal),
        AudienceKind.Cells => candidate.Fix is not { } fix || !question.Cells.Contains(CellId.Of(fix.At)),
        _ => question.Distance(candidate) is not { } distance || distance > (question.Audience.Radius ?? question.Limits.Reach),
    };
}
