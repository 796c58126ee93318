using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Alerts;
using Dispatch.Grains.Units;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Link;

/// <summary>
/// All units that are connected here. One observer hears of all of them; leases, sessions and stuck sockets are looked at in
/// thirtieths, one each second, so that 20,000 connections never cause a burst.
/// </summary>
internal sealed partial class UnitLinks(
    IGrainFactory grains, AccountDirectory accounts, CollectorPace pace, TimeProvider time, ILogger<UnitLinks> logger) : BackgroundService, IUnitObserver
{
    private const int Slices = 30;
    private const int MostPerUnit = 4;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ImmutableArray<UnitLink>> _links = new(StringComparer.Ordinal);
    private IUnitObserver? _reference;
    private readonly StormWatch _storm = new();
    private int _count;
    private int _opened;
    private volatile bool _stopping;

    public int Count => Volatile.Read(ref _count);

    private IUnitObserver Reference => LazyInitializer.EnsureInitialized(ref _reference, () => grains.CreateObjectReference<IUnitObserver>(this));

    /// <summary>Empty when the unit is not connected here.</summary>
    public ImmutableArray<UnitLink> Of(string unit) => _links.TryGetValue(unit, out var links) ? links : [];

    public IEnumerable<UnitLink> All => _links.SelectMany(entry => entry.Value);

    /// <summary>The unit's view; null when it is not registered. A fifth connection of one unit ends its first.</summary>
    public Task<UnitView?> OpenAsync(UnitLink link)
    {
        Interlocked.Increment(ref _count);
        Interlocked.Increment(ref _opened);
        UnitLink? tooMany = null;
        _links.AddOrUpdate(link.Unit.Value, _ => [link], (_, links) =>
        {
            tooMany = links.Length >= MostPerUnit ? links[0] : null;
            return (tooMany is null ? links : links.RemoveAt(0)).Add(link);
        });
        tooMany?.Close();
        if (_stopping)
            link.Close();
        return grains.GetGrain<IUnitGrain>(link.Unit.Value).Watch(Reference);
    }

    public void Close(UnitLink link)
    {
        Interlocked.Decrement(ref _count);
        link.End();
        while (_links.TryGetValue(link.Unit.Value, out var links))
        {
            var left = links.Remove(link);
            var done = left.IsEmpty
                ? _links.TryRemove(new KeyValuePair<string, ImmutableArray<UnitLink>>(link.Unit.Value, links))
                : _links.TryUpdate(link.Unit.Value, left, links);
            if (done)
                return;
        }
    }

    /// <summary>For good: whoever opens a line after this is cut off at once.</summary>
    public void CloseAll()
    {
        _stopping = true;
        foreach (var link in All)
            link.Close();
    }

    public Task Changed(UnitView view)
    {
        foreach (var link in Of(view.Profile.Id.Value))
            link.Show(view);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Second, time);
        for (var second = 0; await timer.WaitForNextTickAsync(stoppingToken); second = (second + 1) % Slices)
        {
            pace.Look(GC.CollectionCount(0), GC.GetTotalAllocatedBytes());
            if (_storm.IsOver(Volatile.Read(ref _opened)))
                StormWatch.Settle();
            foreach (var (unit, links) in _links)
            {
                if ((uint)unit.GetHashCode(StringComparison.Ordinal) % Slices == second)
                    await LookAsync(unit, links);
            }
        }
    }

    private async Task LookAsync(string unit, ImmutableArray<UnitLink> links)
    {
        try
        {
            foreach (var link in links)
            {
                link.KeepAlive();
                link.CutOffIfStuck();
                if (!await accounts.IsLiveAsync(link.Session.By.Id, link.Session.Stamp))
                    link.Close();
            }
            if (await grains.GetGrain<IUnitGrain>(unit).Watch(Reference) is { } view)
                await Changed(view);
        }
        catch (Exception fault)
        {
            // The next look is in half a minute, well within the lease.
            LogLookFailed(fault, unit);
        }
    }
}
