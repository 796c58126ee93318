using System.Collections.Concurrent;

namespace Dispatch.Gateway.Accounts;

/// <summary>
/// Slows down guessing: after <see cref="FreeAttempts"/> wrong passwords for one account from one address the pair waits one
/// minute, doubling to a quarter of an hour. Other addresses are not locked out, so nobody can shut a dispatcher's door.
/// </summary>
internal sealed class LoginThrottle(TimeProvider time)
{
    public const int FreeAttempts = 5;

    private const int MaxEntries = 10_000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Account, string Address), Failures> _failures = new();

    /// <summary>How long this pair has to wait; zero when it may try.</summary>
    public TimeSpan WaitFor(string account, string address) =>
        _failures.TryGetValue((account, address), out var failures) && failures.Until > time.GetUtcNow()
            ? failures.Until - time.GetUtcNow() : TimeSpan.Zero;

    public void Failed(string account, string address)
    {
        if (_failures.Count >= MaxEntries)
            Sweep();
        _failures.AddOrUpdate((account, address), _ => Next(0), (_, known) => Next(known.Count));
    }

    public void Succeeded(string account, string address) => _failures.TryRemove((account, address), out _);

    private Failures Next(int before)
    {
        var count = before + 1;
        if (count < FreeAttempts)
            return new Failures(count, DateTimeOffset.MinValue, time.GetUtcNow());
        var doublings = Math.Min(count - FreeAttempts, 4);
        var wait = TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << doublings, LongestWait.Ticks));
        return new Failures(count, time.GetUtcNow() + wait, time.GetUtcNow());
    }

    private void Sweep()
    {
        var old = time.GetUtcNow() - LongestWait;
        foreach (var (key, value) in _failures)
        {
            if (value.Last < old)
                _failures.TryRemove(key, out _);
        }
        if (_failures.Count >= MaxEntries)
            _failures.Clear();
    }

    private sealed record Failures(int Count, DateTimeOffset Until, DateTimeOffset Last);
}
