using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that flow with a call from caller to callee, and never back.</summary>
public static class RequestContext
{
    private const string ReentrancyKey = "#ReentrancyId";
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Flow = new();

    /// <summary>While set, calls of this chain may enter an activation whose section with this id is open.</summary>
    public static Guid ReentrancyId
    {
        get => ReentrancyOf(Flow.Value);
        set
        {
            if (value == Guid.Empty)
            {
                Remove(ReentrancyKey);
            }
            else
            {
                Set(ReentrancyKey, value);
            }
        }
    }

    public static IEnumerable<string> Keys => Entries.Select(entry => entry.Key);

    public static IEnumerable<KeyValuePair<string, object>> Entries => Flow.Value ?? ImmutableDictionary<string, object>.Empty;

    internal static ImmutableDictionary<string, object>? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Until disposed, calls that come back to this activation in the same chain are admitted.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var before = ReentrancyId;
        var id = before == Guid.Empty ? Guid.NewGuid() : before;
        ReentrancyId = id;
        return new ReentrancySection(before, id);
    }

    public static ReentrancySection SuppressCallChainReentrancy()
    {
        var before = ReentrancyId;
        ReentrancyId = Guid.Empty;
        return new ReentrancySection(before, Guid.Empty);
    }

    public static object? Get(string key) => Flow.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value) =>
        Flow.Value = (Flow.Value ?? ImmutableDictionary.Create<string, object>(StringComparer.Ordinal)).SetItem(key, value);

    public static bool Remove(string key)
    {
        if (Flow.Value is not { } values || !values.ContainsKey(key))
        {
            return false;
        }

        var rest = values.Remove(key);
        Flow.Value = rest.IsEmpty ? null : rest;
        return true;
    }

    public static void Clear() => Flow.Value = null;

    internal static Guid ReentrancyOf(ImmutableDictionary<string, object>? values) =>
        values is not null && values.TryGetValue(ReentrancyKey, out var id) ? (Guid)id : Guid.Empty;

    /// <summary>An open section; closing it restores the id before.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _before;
        private readonly Guid _id;
        private readonly ICallChainReentrantContext? _context;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _before = originalReentrancyId;
            _id = newReentrancyId;
            if (newReentrancyId != Guid.Empty && RuntimeContext.Current is ICallChainReentrantContext context)
            {
                _context = context;
                context.EnterSection(newReentrancyId);
            }
        }

        public void Dispose()
        {
            if (ReentrancyId != _before)
            {
                ReentrancyId = _before;
            }

            _context?.LeaveSection(_id);
        }
    }
}

/// <summary>An activation that can hold call-chain sections open.</summary>
internal interface ICallChainReentrantContext
{
    void EnterSection(Guid id);

    void LeaveSection(Guid id);
}
