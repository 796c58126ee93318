using System.Collections.Concurrent;
using System.Security.Claims;
using Dispatch.Domain.Accounts;
using Dispatch.Grains.Accounts;

namespace Dispatch.Gateway.Accounts;

/// <summary>
/// Accounts as this gateway knows them, at most <see cref="Freshness"/> old, so that a request costs no grain call.
/// A change made through this gateway is seen at once.
/// </summary>
internal sealed class AccountDirectory(IGrainFactory grains, TimeProvider time)
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private const int MaxEntries = 50_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Null when there is no such account.</summary>
    public async ValueTask<Account?> FindAsync(string name)
    {
        if (!AccountName.IsValid(name))
            return null;
        var now = time.GetUtcNow();
        if (_entries.TryGetValue(name, out var entry) && entry.IsFresh(now))
            return entry.Account;
        var account = await Grain(name).Get();
        if (entry is not null && entry.Account == account)
        {
            // The usual case, each half minute for each of 20,000 connections: nothing is made anew for the collector to move.
            entry.Confirm(now);
            return entry.Account;
        }
        // Emptying the whole table is rare and costs only look-ups; it keeps the table bounded whatever names are tried.
        if (_entries.Count >= MaxEntries)
            _entries.Clear();
        _entries[name] = new Entry(account, now);
        return account;
    }

    /// <summary>True while this gateway's memory of the account is this very object and not too old.</summary>
    public bool IsCurrent(Account account) =>
        _entries.TryGetValue(account.Name, out var entry) && ReferenceEquals(entry.Account, account) && entry.IsFresh(time.GetUtcNow());

    /// <summary>True while a session with this stamp is good.</summary>
    public async ValueTask<bool> IsLiveAsync(string name, string stamp) =>
        await FindAsync(name) is { } account && account.Stamp == stamp;

    /// <summary>
    /// What the account may claim under a scheme; the same object while this gateway's memory of the account lasts, because a fleet's
    /// gateway asks thousands of times a second. Never changed after it was made.
    /// </summary>
    public ClaimsPrincipal PrincipalOf(Account account, string scheme)
    {
        if (!_entries.TryGetValue(account.Name, out var entry) || !ReferenceEquals(entry.Account, account))
            return new ClaimsPrincipal(CurrentUser.Identity(account, scheme));
        return entry.PrincipalOf(scheme, account);
    }

    public IAccountGrain Grain(string name) => grains.GetGrain<IAccountGrain>(name);

    public void Forget(string name) => _entries.TryRemove(name, out _);

    public async Task<IReadOnlyList<Account>> AllAsync()
    {
        var shards = await Task.WhenAll(Enumerable.Range(0, AccountRoll.Shards)
            .Select(shard => grains.GetGrain<IAccountRollGrain>(AccountRoll.Key(shard)).All()));
        var accounts = new List<Account>();
        foreach (var name in shards.SelectMany(names => names).Order(StringComparer.Ordinal))
        {
            if (await Grain(name).Get() is { } account)
                accounts.Add(account);
        }
        return accounts;
    }

    public async Task<bool> AnyAsync()
    {
        for (var shard = 0; shard < AccountRoll.Shards; shard++)
        {
            if (!(await grains.GetGrain<IAccountRollGrain>(AccountRoll.Key(shard)).All()).IsEmpty)
                return true;
        }
        return false;
    }

    private sealed class Entry(Account? account, DateTimeOffset at)
    {
        private long _at = at.UtcTicks;
        private volatile Made? _made;

        public Account? Account => account;

        public bool IsFresh(DateTimeOffset now) => now.UtcTicks - Volatile.Read(ref _at) < Freshness.Ticks;

        /// <summary>The account is still as it was. What it may claim is made again when it is asked for: most ask once, when they connect.</summary>
        public void Confirm(DateTimeOffset now)
        {
            Volatile.Write(ref _at, now.UtcTicks);
            _made = null;
        }

        /// <summary>By scheme, a handful. Two who ask at once may get two that are equal.</summary>
        public ClaimsPrincipal PrincipalOf(string scheme, Account of)
        {
            var known = _made;
            for (var one = known; one is not null; one = one.Next)
            {
                if (one.Scheme == scheme)
                    return one.Principal;
            }
            var made = new ClaimsPrincipal(CurrentUser.Identity(of, scheme));
            _made = new Made(scheme, made, known);
            return made;
        }
    }

    private sealed record Made(string Scheme, ClaimsPrincipal Principal, Made? Next);
}
