using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// A shard's two records. One holds everything and is large; the other holds the ladders and, while they are few, who stands in a row
/// other than the large one says. So when an alert that was prepared is released only some kilobytes have to reach the disk before it is told.
/// </summary>
internal sealed class ShardFile
{
    /// <summary>When more than one row of so many is another than in the large record, that is written anew.</summary>
    private const int Few = 4;

    private readonly SortedSet<int> _changed = [];
    private ShardOrder? _order;
    private bool _altogether;
    private (DeliveryLadder? Ladder, string Line) _last = (null, "");

    public ShardFile(ShardRecord record, LadderRecord ladders)
    {
        var newer = ladders.Version > record.Version;
        (_order, Order) = (record.Order, newer && ladders.Order is { } later ? later : record.Order);
        if (newer)
            _changed.UnionWith(ladders.Changed.Select(one => one.Row));
    }

    /// <summary>As it was read.</summary>
    public ShardOrder? Order { get; }

    /// <summary>Another recipient stands in this row, or a new one.</summary>
    public void Changed(int row) => _changed.Add(row);

    /// <summary>What only the large record holds has changed.</summary>
    public void ChangedAltogether() => _altogether = true;

    /// <summary>True when who they are, or what is ordered, is not as the large record says.</summary>
    public bool Differs(ShardOrder? order) => _altogether || _changed.Count > 0 || order != _order;

    /// <summary>Thousands are queued in one moment and share one ladder: it is written once.</summary>
    public string LineOf(DeliveryLadder ladder, ShardOrder? order)
    {
        if (!ReferenceEquals(ladder, _last.Ladder))
            _last = (ladder, LadderLine.Write(ladder, order?.OrderedAt ?? default));
        return _last.Line;
    }

    public IEnumerable<ShardRow> Read(ShardRecord record, LadderRecord ladders)
    {
        var newer = ladders.Version > record.Version;
        var lines = newer ? ladders.Lines : record.Lines;
        var recipients = record.Recipients.ToList();
        foreach (var (row, recipient) in newer ? ladders.Changed : [])
        {
            if (row < recipients.Count)
                recipients[row] = recipient;
            else
                recipients.Add(recipient);
        }
        return recipients.Select((recipient, i) => Read(recipient, lines[i], record.Earlier.GetValueOrDefault(recipient.Unit.Value, [])));
    }

    public ShardChange Take(long version, ShardOrder? order, List<ShardRow> rows)
    {
        if (_altogether || _order is null || _changed.Count * Few > rows.Count)
        {
            (_altogether, _order) = (false, order);
            _changed.Clear();
            return new ShardChange(version, Whole(version, order, rows), null, []);
        }
        return new ShardChange(version, null, new LadderRecord
        {
            Lines = LinesOf(rows),
            Version = version,
            Changed = [.. _changed.Select(row => new ChangedRow(row, rows[row].Recipient))],
            Order = order == _order ? null : order,
        }, []);
    }

    private static ShardRecord Whole(long version, ShardOrder? order, List<ShardRow> rows) => new()
    {
        Order = order,
        Recipients = [.. rows.Select(row => row.Recipient)],
        Lines = LinesOf(rows),
        Earlier = rows.Where(row => row.Live is { Earlier.IsEmpty: false }).ToDictionary(
            row => row.Recipient.Unit.Value, row => row.Live!.Earlier.Select(ladder => LadderLine.Write(ladder, order?.OrderedAt ?? default)).ToArray()),
        Version = version,
    };

    private static string[] LinesOf(List<ShardRow> rows)
    {
        var lines = new string[rows.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = rows[i].Line;
        return lines;
    }

    private ShardRow Read(Recipient recipient, string line, string[] earlier)
    {
        if (line.Length == 0)
            return new ShardRow(recipient);
        var zero = Order?.OrderedAt ?? default;
        var delivery = new AlertDelivery(recipient, LadderLine.Read(line, zero), [.. earlier.Select(one => LadderLine.Read(one, zero))]);
        return new ShardRow(recipient) { Live = delivery, Stored = delivery, Line = line };
    }
}
