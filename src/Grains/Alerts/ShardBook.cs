using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Waves;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// The recipients of one shard twice: as they will be after the next write, and as they are on disk. Whatever leaves the shard is of
/// the second kind. Among them may stand who is only prepared: named on disk, told nothing and counted nowhere.
/// </summary>
internal sealed class ShardBook
{
    private readonly Dictionary<UnitId, int> _index = [];
    private readonly List<ShardRow> _rows = [];
    private readonly HashSet<int> _changed = [];
    private readonly RunningSums _sums = new();
    private readonly ShardFile _file;
    private DeliveryLadder? _queued;

    public ShardBook(ShardRecord record, LadderRecord ladders)
    {
        (Version, _file) = (Math.Max(record.Version, ladders.Version), new ShardFile(record, ladders));
        (StoredVersion, Order) = (Version, _file.Order);
        foreach (var row in _file.Read(record, ladders))
        {
            _index[row.Recipient.Unit] = _rows.Count;
            _rows.Add(row);
            if (row.Stored is { } stored)
                _sums.Count(null, stored);
        }
        Count = _rows.Count(row => row.Live is not null);
    }

    /// <summary>Of the last write that was begun.</summary>
    public long Version { get; private set; }

    /// <summary>Of <see cref="Stored"/>: while a write is under way the one before, or sums told meanwhile would hide the sums after it.</summary>
    public long StoredVersion { get; private set; }

    public ShardOrder? Order { get; private set; }

    /// <summary>How many are queued, now or with the next write.</summary>
    public int Count { get; private set; }

    /// <summary>What is on disk, in the order of queueing.</summary>
    public IEnumerable<AlertDelivery> Stored => _rows.Select(row => row.Stored).OfType<AlertDelivery>();

    /// <summary>As it is on disk; null when the unit is not queued here.</summary>
    public AlertDelivery? Find(UnitId unit) => _index.TryGetValue(unit, out var i) ? _rows[i].Stored : null;

    /// <summary>False when the row has changes that are not on disk yet.</summary>
    public bool IsSettled(UnitId unit) => !_index.TryGetValue(unit, out var i) || !_changed.Contains(i);

    public void Become(ShardOrder order) => Order = Order == order ? Order : order;

    /// <summary>Who would be told, before anybody may be. True when there is something to write; nothing is prepared once somebody is queued.</summary>
    public bool Prepare(ShardOrder order, ImmutableArray<Recipient> recipients)
    {
        if (Count > 0)
            return false;
        Become(order);
        foreach (var recipient in recipients)
            Stand(recipient);
        return _file.Differs(Order);
    }

    /// <summary>Whoever is only prepared is not kept. True when there was somebody.</summary>
    public bool ForgetPrepared()
    {
        if (Count > 0 || _rows.Count == 0)
            return false;
        _index.Clear();
        _rows.Clear();
        _file.ChangedAltogether();
        return true;
    }

    /// <summary>True when the unit was not queued here.</summary>
    public bool Add(Recipient recipient, int seq, DateTimeOffset at)
    {
        var i = Stand(recipient);
        if (_rows[i].Live is not null)
            return false;
        // Whoever is queued in the same moment has the same ladder until something happens.
        if (_queued is not { } ladder || ladder.Seq != seq || ladder.QueuedAt != at)
            _queued = ladder = DeliveryLadder.Queued(seq, at);
        _rows[i].Live = new AlertDelivery(recipient, ladder, []);
        _changed.Add(i);
        Count++;
        return true;
    }

    /// <summary>True when something changed.</summary>
    public bool Change(UnitId unit, Func<AlertDelivery, AlertDelivery> change) => Change(unit, change, static (one, change) => change(one));

    /// <inheritdoc cref="Change(UnitId, Func{AlertDelivery, AlertDelivery})"/>
    public bool Change<T>(UnitId unit, T with, Func<AlertDelivery, T, AlertDelivery> change)
    {
        if (!_index.TryGetValue(unit, out var i) || _rows[i].Live is not { } before)
            return false;
        var after = change(before, with);
        if (ReferenceEquals(before, after))
            return false;
        _rows[i].Live = after;
        _changed.Add(i);
        if (after.Earlier.Length != before.Earlier.Length)
            _file.ChangedAltogether();
        if (!ReferenceEquals(before.Recipient, after.Recipient))
            Become(i, after.Recipient);
        return true;
    }

    /// <summary>What has to be written now.</summary>
    public ShardChange Take()
    {
        var rows = _changed.Select(i => (i, _rows[i].Live!)).ToImmutableArray();
        foreach (var i in _changed)
            _rows[i].Line = _file.LineOf(_rows[i].Live!.Ladder, Order);
        _changed.Clear();
        return _file.Take(++Version, Order, _rows) with { Rows = rows };
    }

    public void Written(ShardChange change)
    {
        StoredVersion = change.Version;
        foreach (var (i, delivery) in change.Rows)
        {
            _sums.Count(_rows[i].Stored, delivery);
            _rows[i].Stored = delivery;
        }
    }

    /// <summary>Of what is on disk.</summary>
    public ShardSummary Sums() => _sums.Summary(StoredVersion);

    /// <inheritdoc cref="RunningSums.TakeCommitted"/>
    public (IReadOnlyCollection<UnitId> Begun, IReadOnlyCollection<UnitId> Ended) TakeCommitted() => _sums.TakeCommitted();

    /// <inheritdoc cref="ShardAskedUnits.Of"/>
    public ShardAsked Asked() => ShardAskedUnits.Of(Stored);

    /// <summary>The row of a unit; who is queued in it already stays as it is.</summary>
    private int Stand(Recipient recipient)
    {
        if (!_index.TryGetValue(recipient.Unit, out var i))
        {
            (_index[recipient.Unit], i) = (_rows.Count, _rows.Count);
            _rows.Add(new ShardRow(recipient));
            _file.Changed(i);
        }
        else if (_rows[i].Live is null && _rows[i].Recipient != recipient)
        {
            Become(i, recipient);
        }
        return i;
    }

    private void Become(int row, Recipient recipient)
    {
        _rows[row].Recipient = recipient;
        _file.Changed(row);
    }
}

/// <param name="Whole">When much of who they are changed; then <paramref name="Ladders"/> is null, so that one write holds all.</param>
/// <param name="Rows">What becomes the stored state when the write succeeded.</param>
internal sealed record ShardChange(long Version, ShardRecord? Whole, LadderRecord? Ladders, ImmutableArray<(int Row, AlertDelivery Delivery)> Rows);
