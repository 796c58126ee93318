namespace Orleans.Runtime;

/// <summary>
/// The calls that one activation holds, and which of them may run next. Not thread-safe: its activation locks.
/// Waiting calls are kept in order of arrival; those before <c>_unseen</c> were looked at and cannot run while the
/// blocking call stays the same, so no call is looked at twice for nothing.
/// </summary>
internal struct Mailbox(bool reentrant)
{
    private readonly bool _reentrant = reentrant;
    private RequestList _waiting;
    private RequestList _running;
    private Request? _unseen;
    private Request? _blocking;
    private Dictionary<Guid, int>? _sections;

    public int Held { get; private set; }

    /// <summary>How many of the held calls somebody waits for at a desk.</summary>
    public int Urgent { get; private set; }

    public readonly bool IsIdle => Held == 0;

    /// <summary>Ticks of timers that need not keep the activation alive do not count.</summary>
    public readonly bool HoldsCalls => AnyKeepsAlive(_waiting.First) || AnyKeepsAlive(_running.First);

    public readonly bool NothingRuns => _running.First is null;

    public void Add(Request request)
    {
        Count(request, 1);
        _waiting.Append(request);
        _unseen ??= request;
    }

    /// <summary>The first waiting call that may run now, already counted as running; null if there is none.</summary>
    public Request? Next(bool onlyOpenSections)
    {
        while (_unseen is { } candidate)
        {
            _unseen = candidate.Next;
            if (onlyOpenSections ? IsInOpenSection(candidate) : MayRun(candidate))
            {
                _waiting.Remove(candidate);
                _running.Append(candidate);
                if (!candidate.AlwaysInterleave)
                {
                    _blocking ??= candidate;
                }

                return candidate;
            }
        }

        return null;
    }

    /// <summary>
    /// A running call has ended. If it was the blocking one, the oldest other non-interleaving call takes its
    /// place, so that a writer never starts beside a read-only call that still runs.
    /// </summary>
    public void End(Request request)
    {
        Count(request, -1);
        _running.Remove(request);
        if (ReferenceEquals(request, _blocking))
        {
            _blocking = _running.First;
            while (_blocking is { AlwaysInterleave: true })
            {
                _blocking = _blocking.Next;
            }

            LookAgain();
        }
    }

    public void LookAgain() => _unseen = _waiting.First;

    public readonly bool HasUnseen => _unseen is not null;

    public readonly Request? FirstWaiting => _waiting.First;

    /// <summary>Removes a call that has not begun; false if it is not waiting.</summary>
    public bool Withdraw(Request request)
    {
        if (!ReferenceEquals(request, _waiting.First) && request.Previous is null)
        {
            return false;
        }

        for (var waiting = _waiting.First; waiting is not null; waiting = waiting.Next)
        {
            if (ReferenceEquals(waiting, request))
            {
                if (ReferenceEquals(_unseen, request))
                {
                    _unseen = request.Next;
                }

                Count(request, -1);
                _waiting.Remove(request);
                return true;
            }
        }

        return false;
    }

    /// <summary>Hands out every waiting call, linked in order.</summary>
    public Request? TakeWaiting()
    {
        _unseen = null;
        var head = _waiting.Take();
        for (var request = head; request is not null; request = request.Next)
        {
            Count(request, -1);
        }

        return head;
    }

    public void OpenSection(Guid id)
    {
        _sections ??= [];
        _sections[id] = _sections.GetValueOrDefault(id) + 1;
        LookAgain();
    }

    public readonly void CloseSection(Guid id)
    {
        if (_sections is not null && _sections.TryGetValue(id, out var depth))
        {
            if (depth == 1)
            {
                _sections.Remove(id);
            }
            else
            {
                _sections[id] = depth - 1;
            }
        }
    }

    public readonly void CopyTo(ICollection<Request> into)
    {
        for (var request = _waiting.First; request is not null; request = request.Next)
        {
            into.Add(request);
        }

        for (var request = _running.First; request is not null; request = request.Next)
        {
            into.Add(request);
        }
    }

    private void Count(Request request, int change)
    {
        Held += change;
        Urgent += request.Urgent ? change : 0;
    }

    private static bool AnyKeepsAlive(Request? first)
    {
        for (var request = first; request is not null; request = request.Next)
        {
            if (request.KeepsAlive)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Orleans' rules, in its order.</summary>
    private readonly bool MayRun(Request request) =>
        _running.First is null
        || request.AlwaysInterleave
        || _blocking is null
        || (_blocking.ReadOnly && request.ReadOnly)
        || IsInOpenSection(request)
        || _reentrant;

    private readonly bool IsInOpenSection(Request request) =>
        _sections is { Count: > 0 } && request.Context is { } context
        && _sections.ContainsKey(RequestContext.ReentrancyOf(context));
}
