using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Waves;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// The recipients of one shard twice: as they will be after the next write, and as they are on disk. Whatever leaves the shard is of
/// the second kind.
/// </summary>
internal sealed class ShardBook
{
    private readonly Dictionary<UnitId, int> _index = [];
    private readonly List<AlertDelivery> _live = [];
    private readonly List<AlertDelivery?> _stored = [];
    private readonly List<string> _lines = [];
    private readonly HashSet<int> _changed = [];
    private readonly RunningSums _sums = new();
    private bool _recipientsChanged;

    public ShardBook(ShardRecord record, LadderRecord ladders)
    {
        (Order, Version) = (record.Order, Math.Max(record.Version, ladders.Version));
        StoredVersion = Version;
        var lines = ladders.Version > record.Version ? ladders.Lines : record.Lines;
        for (var i = 0; i < record.Recipients.Length; i++)
        {
            var recipient = record.Recipients[i];
            var earlier = record.Earlier.GetValueOrDefault(recipient.Unit.Value, []);
            var delivery = new AlertDelivery(recipient, LadderLine.Read(lines[i], Zero), [.. earlier.Select(line => LadderLine.Read(line, Zero))]);
            Put(delivery, lines[i]);
            _stored[^1] = delivery;
            _sums.Count(null, delivery);
        }
    }

    /// <summary>Of the last write that was begun.</summary>
    public long Version { get; private set; }

    /// <summary>Of <see cref="Stored"/>: while a write is under way the one before, or sums told meanwhile would hide the sums after it.</summary>
    public long StoredVersion { get; private set; }

    public ShardOrder? Order { get; private set; }

    public int Count => _live.Count;

    public bool Contains(UnitId unit) => _index.ContainsKey(unit);

    private DateTimeOffset Zero => Order?.OrderedAt ?? default;

    /// <summary>What is on disk, in the order of queueing.</summary>
    public IEnumerable<AlertDelivery> Stored => _stored.OfType<AlertDelivery>();

    /// <summary>As it is on disk; null when the unit is not here.</summary>
    public AlertDelivery? Find(UnitId unit) => _index.TryGetValue(unit, out var i) ? _stored[i] : null;

    /// <summary>False when the row has changes that are not on disk yet.</summary>
    public bool IsSettled(UnitId unit) => !_index.TryGetValue(unit, out var i) || !_changed.Contains(i);

    public void Become(ShardOrder order)
    {
        if (Order == order)
            return;
        (Order, _recipientsChanged) = (order, true);
    }

    /// <summary>True when the unit was not here.</summary>
    public bool Add(Recipient recipient, int seq, DateTimeOffset at)
    {
        if (_index.ContainsKey(recipient.Unit))
            return false;
        Put(AlertDelivery.Queue(recipient, seq, at), "");
        _changed.Add(_live.Count - 1);
        _recipientsChanged = true;
        return true;
    }

    /// <summary>True when something changed.</summary>
    public bool Change(UnitId unit, Func<AlertDelivery, AlertDelivery> change) => Change(unit, change, static (one, change) => change(one));

    /// <inheritdoc cref="Change(UnitId, Func{AlertDelivery, AlertDelivery})"/>
    public bool Change<T>(UnitId unit, T with, Func<AlertDelivery, T, AlertDelivery> change)
    {
        if (!_index.TryGetValue(unit, out var i))
            return false;
        var before = _live[i];
        var after = change(before, with);
        if (ReferenceEquals(before, after))
            return false;
        _live[i] = after;
        _changed.Add(i);
        _recipientsChanged |= !ReferenceEquals(before.Recipient, after.Recipient) || after.Earlier.Length != before.Earlier.Length;
        return true;
    }

    /// <summary>What has to be written now.</summary>
    public ShardChange Take()
    {
        var rows = _changed.ToArray();
        _changed.Clear();
        foreach (var i in rows)
            _lines[i] = LadderLine.Write(_live[i].Ladder, Zero);
        Version++;
        var whole = _recipientsChanged;
        _recipientsChanged = false;
        return new ShardChange(
            Version, whole ? Record() : null, whole ? null : new LadderRecord { Lines = [.. _lines], Version = Version }, [.. rows.Select(i => (i, _live[i]))]);
    }

    public void Written(ShardChange change)
    {
        StoredVersion = change.Version;
        foreach (var (i, delivery) in change.Rows)
        {
            _sums.Count(_stored[i], delivery);
            _stored[i] = delivery;
        }
    }

    /// <summary>Of what is on disk.</summary>
    public ShardSummary Sums() => _sums.Summary(StoredVersion);

    /// <inheritdoc cref="RunningSums.TakeCommitted"/>
    public (IReadOnlyCollection<UnitId> Begun, IReadOnlyCollection<UnitId> Ended) TakeCommitted() => _sums.TakeCommitted();

    public ShardAsked Asked() => new(
        [.. Stored.Select(one => one.Recipient)],
        [.. Stored.Where(one => !one.Recipient.EyesOnly).Select(AskedOf)],
        [.. Stored.Where(one => one.Recipient.EyesOnly && !one.Ladder.HasEnded && !one.Ladder.HasRefused).Select(one => new LookingUnit(one.Recipient, one.Ladder.Seq))]);

    private static AskedUnit AskedOf(AlertDelivery one) => new(
        one.Recipient.Unit, one.Recipient.Kind, one.Recipient.Wave, one.Recipient.Post?.Node, one.Ladder.QueuedAt,
        one.Ladder.HasEnded ? AskedState.Ended
            : one.Ladder.HasRefused ? AskedState.Refused
            : one.Ladder.TimeOf(LadderStep.AtPost) is not null ? AskedState.AtPost
            : one.Ladder.HasAccepted ? AskedState.Accepted : AskedState.Waiting,
        one.Ladder.HasAccepted ? AcceptedAt(one.Ladder) : null,
        one.Ladder.HasAccepted ? ExpectedArrival.Of(one.Recipient, AcceptedAt(one.Ladder)) : null);

    private static DateTimeOffset AcceptedAt(DeliveryLadder ladder) =>
        ladder.TimeOf(LadderStep.Accepted) ?? ladder.TimeOf(LadderStep.EnRoute) ?? ladder.TimeOf(LadderStep.AtPost) ?? ladder.QueuedAt;

    private void Put(AlertDelivery delivery, string line)
    {
        _index[delivery.Recipient.Unit] = _live.Count;
        _live.Add(delivery);
        _stored.Add(null);
        _lines.Add(line);
    }

    private ShardRecord Record() => new()
    {
        Order = Order,
        Recipients = [.. _live.Select(one => one.Recipient)],
        Lines = [.. _lines],
        Earlier = _live.Where(one => !one.Earlier.IsEmpty).ToDictionary(
            one => one.Recipient.Unit.Value, one => one.Earlier.Select(ladder => LadderLine.Write(ladder, Zero)).ToArray()),
        Version = Version,
    };
}

/// <param name="Whole">When recipients changed; then <paramref name="Ladders"/> is null, so that one write holds all.</param>
/// <param name="Rows">What becomes the stored state when the write succeeded.</param>
internal sealed record ShardChange(long Version, ShardRecord? Whole, LadderRecord? Ladders, ImmutableArray<(int Row, AlertDelivery Delivery)> Rows);
