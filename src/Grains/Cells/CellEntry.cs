using Dispatch.Domain;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Grains.Cells;

/// <summary>One unit in a cell. Mutable: hundreds of thousands of fixes a second pass through these.</summary>
internal sealed class CellEntry(UnitId unit, UnitFix first, DateTimeOffset now)
{
    private PresentUnit? present;
    private ArrivalWatch arrival;
    private DateTimeOffset arrivalToldAt = DateTimeOffset.MinValue;

    public UnitId Unit => unit;

    public Fix Fix { get; private set; } = first.Fix;

    public bool? Occupied { get; private set; } = first.Occupied;

    public DateTimeOffset HeardAt { get; private set; } = now;

    /// <summary>When the unit is asked next who it is.</summary>
    public DateTimeOffset AskAt { get; set; } = now;

    /// <summary>Null while the unit is not known, or not registered: such a unit is kept but shown to nobody.</summary>
    public UnitSummary? Summary { get; private set; }

    /// <summary>The entry as others see it, made anew only after a change.</summary>
    public PresentUnit? Present => Summary is null ? null : present ??= new PresentUnit(Summary, Fix, Occupied);

    public void Move(UnitFix fix, DateTimeOffset now)
    {
        (Fix, Occupied, HeardAt, present) = (fix.Fix, fix.Occupied ?? Occupied, now, null);
    }

    public void Hear(DateTimeOffset now) => HeardAt = now;

    /// <summary>False when a higher version is known already.</summary>
    public bool Learn(UnitSummary summary)
    {
        if (Summary is { } known && known.Version >= summary.Version)
            return false;
        if (Summary?.Fence != summary.Fence)
            (arrival, arrivalToldAt) = (default, DateTimeOffset.MinValue);
        (Summary, present) = (summary, null);
        return true;
    }

    /// <summary>The fence in which the unit arrived, when its incident should hear of that now.</summary>
    public ArrivalFence? Arrived(CellOptions options, DateTimeOffset now)
    {
        if (Summary?.Fence is not { } fence)
            return null;
        arrival = arrival.See(fence, Fix, options.Arrival);
        if (!arrival.Arrived || now - arrivalToldAt < options.TellArrivalEvery)
            return null;
        arrivalToldAt = now;
        return fence;
    }
}
