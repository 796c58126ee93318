using System.Collections.Concurrent;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Accounts;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Ingest;

/// <summary>How many reports an account may still send: refilled by the second, with room for what a phone kept while offline.</summary>
internal sealed class ReportBudget(double perSecond, TimeProvider time, double burstSeconds = 60)
{
    private readonly Lock _sync = new();
    private readonly double _most = perSecond * burstSeconds;
    private double _left = perSecond * burstSeconds;
    private long _at = time.GetTimestamp();

    /// <summary>How many of the wanted reports may be taken.</summary>
    public int Take(int wanted)
    {
        lock (_sync)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(_most, _left + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
            var taken = (int)Math.Min(wanted, _left);
            _left -= taken;
            return taken;
        }
    }
}

/// <summary>Budgets by account, so that several connections of one account share one.</summary>
internal sealed class ReportBudgets(IOptions<GatewayOptions> options, TimeProvider time)
{
    private const int MaxEntries = 200_000;

    private readonly ConcurrentDictionary<string, ReportBudget> _budgets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReportBudget> _requests = new(StringComparer.Ordinal);

    public ReportBudget For(CurrentUser caller)
    {
        if (_budgets.TryGetValue(caller.Account, out var known))
            return known;
        if (_budgets.Count >= MaxEntries)
            _budgets.Clear();
        var limit = caller.Unit == Account.AnyUnit ? options.Value.ReportsPerSecondPerFleet : options.Value.ReportsPerSecondPerDevice;
        return _budgets.GetOrAdd(caller.Account, _ => new ReportBudget(limit, time));
    }

    /// <summary>How many requests, whatever is in them; all tokens that an account had share one.</summary>
    public ReportBudget RequestsOf(CurrentUser caller, int perSecond)
    {
        if (_requests.Count >= MaxEntries)
            _requests.Clear();
        return _requests.GetOrAdd(caller.Account, _ => new ReportBudget(perSecond, time, burstSeconds: 1));
    }
}
