using System.Collections;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <inheritdoc/>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log)
    : ObserverManager<IAddressable, TObserver>(expiration, log);

/// <summary>
/// The observers of one grain. One that was not seen for <see cref="ExpirationDuration"/>, or whose notification
/// failed, is forgotten at the next notification. Not thread-safe: it belongs to a grain.
/// </summary>
public class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private ImmutableDictionary<TIdentity, Entry> _entries = ImmutableDictionary<TIdentity, Entry>.Empty;

    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ExpirationDuration = expiration;
    }

    /// <summary>The clock, UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; } = static () => TimeProvider.System.GetUtcNow().UtcDateTime;

    public TimeSpan ExpirationDuration { get; set; }

    public int Count => _entries.Count;

    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _entries.ToDictionary(entry => entry.Key, entry => entry.Value.Observer);

    public void Clear() => _entries = _entries.Clear();

    /// <summary>Adds an observer, or tells that it is still there.</summary>
    public void Subscribe(TIdentity id, TObserver observer)
    {
        // Renewals are many (20,000 units, each half minute) and make nothing anew.
        if (_entries.TryGetValue(id, out var known))
        {
            (known.Observer, known.LastSeen) = (observer, GetDateTime());
        }
        else
        {
            _entries = _entries.Add(id, new Entry { Observer = observer, LastSeen = GetDateTime() });
        }
    }

    public void Unsubscribe(TIdentity id) => _entries = _entries.Remove(id);

    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        ClearExpired();
        foreach (var (id, entry) in _entries)
        {
            if (predicate is null || predicate(entry.Observer))
            {
                try
                {
                    await notification(entry.Observer);
                }
                catch (Exception)
                {
                    Unsubscribe(id);
                }
            }
        }
    }

    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        ClearExpired();
        foreach (var (id, entry) in _entries)
        {
            if (predicate is null || predicate(entry.Observer))
            {
                try
                {
                    notification(entry.Observer);
                }
                catch (Exception)
                {
                    Unsubscribe(id);
                }
            }
        }
    }

    public void ClearExpired()
    {
        var now = GetDateTime();
        _entries = _entries.RemoveRange(
            _entries.Where(entry => entry.Value.LastSeen + ExpirationDuration < now).Select(entry => entry.Key));
    }

    public IEnumerator<TObserver> GetEnumerator() => _entries.Values.Select(entry => entry.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Entry
    {
        public required TObserver Observer { get; set; }

        public DateTime LastSeen { get; set; }
    }
}
