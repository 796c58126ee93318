namespace Orleans.Runtime;

/// <summary>Something with a mailbox: an activation, a pool of stateless workers, an observer.</summary>
internal interface IRequestTarget
{
    Reception Receive(Request request);

    /// <summary>A request that <see cref="Request.Begin"/> left running has ended; any thread.</summary>
    void Ended(Request request);

    /// <summary>The caller no longer waits: drop the request if it has not begun.</summary>
    void Forget(Request request);

    /// <summary>Every request held, for the watchdog.</summary>
    void Inspect(ICollection<Request> into);
}

internal enum Reception
{
    Accepted,

    /// <summary>This target has ended; ask the directory for the next one.</summary>
    Gone,

    /// <summary>The mailbox is full; nothing was taken.</summary>
    Full,
}
