using System.Collections.Frozen;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Audiences;

/// <summary>One audience with everything resolved once that the rules ask of each candidate.</summary>
/// <param name="told">Units that this alert was sent to before.</param>
/// <param name="looking">Of those told, who hears it as eyes only: asked in full once the passengers have left.</param>
public sealed class AudienceQuestion(
    Audience audience, bool eyesOnly, IEnumerable<UnitId> told, AlertLimits limits, DateTimeOffset now, IEnumerable<UnitId>? looking = null)
{
    public Audience Audience => audience;

    /// <summary>Occupied taxis are told as eyes only instead of being left out.</summary>
    public bool EyesOnly => eyesOnly;

    public AlertLimits Limits => limits;

    public DateTimeOffset Now => now;

    /// <summary>Everybody who may be told is told and nobody is nearer than another: then nobody needs to stand in order.</summary>
    public bool AsTheyCome { get; init; }

    public FrozenSet<UnitId> Told { get; } = told.ToFrozenSet();

    public FrozenSet<UnitId> Looking { get; } = (looking ?? []).ToFrozenSet();

    internal FrozenSet<CellId> Cells { get; } = audience.Cells.ToFrozenSet();

    internal FrozenSet<UnitKind> Kinds { get; } = audience.Kinds.ToFrozenSet();

    private readonly NearestAnchor anchors = new(audience.Anchors);

    /// <summary>From the nearest anchor; null without a position or an anchor.</summary>
    internal Metres? Distance(in AlertCandidate candidate) => candidate.Fix is { } fix ? anchors.DistanceFrom(fix.At) : null;
}
