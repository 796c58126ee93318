using Dispatch.Domain;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Link;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cells;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// Sees from believed positions that a mobilised unit is at its post. The unit may say so itself, earlier or where no position gets
/// through; whichever comes first is recorded, once.
/// </summary>
internal sealed class PostArrivals(MobilisedUnits mobilised, MarkLanes marks, UnitLinks links, IOptions<CellOptions> cells)
{
    public void See(UnitId unit, Fix fix, DateTimeOffset now)
    {
        if (mobilised.Find(unit) is not { } watch || !watch.Sees(fix, cells.Value.Arrival, now))
            return;
        var news = new LadderNews(LadderStep.AtPost, now, watch.Unit.Seq, Noticed: true);
        var line = links.Of(unit.Value) is [var first, ..] ? first : null;
        marks.Add(watch.Alert, watch.Shard, new WaitingMark(new UnitMark(unit, news), line, null));
    }
}
