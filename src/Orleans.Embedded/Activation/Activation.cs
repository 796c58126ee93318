using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>
/// One grain in memory: its mailbox, its scheduler and its life. At most one thread runs its turns at a time:
/// whoever sets <c>_awake</c> under the lock queues it once to the pool's global queue, and only the run that
/// finds nothing to do clears it. An urgent call may queue it a second time, on the urgent lane: whichever comes first sets <c>_running</c>,
/// the other finds it set, or nothing to do. It locks itself, for a lock object of its own would be one more cache miss in
/// every call; nothing outside the engine has a reason to lock a context.
/// </summary>
[SuppressMessage("Reliability", "MA0064", Justification = "See above.")]
internal sealed partial class Activation : TaskScheduler, IGrainContext, IRequestTarget, IThreadPoolWorkItem, ICallChainReentrantContext
{
    private readonly Engine _engine;
    private Mailbox _mailbox;
    private Queue<Task>? _tasks;
    private bool _awake;
    private bool _running;
    private Stage _stage;
    private ActivationId _id;
    private IServiceScope? _scope;

    public Activation(Engine engine, GrainClass grainClass, GrainId id, WorkerPool? pool)
    {
        _engine = engine;
        Class = grainClass;
        GrainId = id;
        Pool = pool;
        _mailbox = new Mailbox(grainClass.Reentrant);
    }

    private enum Stage : byte
    {
        Created,
        Activating,
        Valid,
        Deactivating,
        Ending,
        Gone,
    }

    public Engine Engine => _engine;

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public WorkerPool? Pool { get; }

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => field ??= _engine.References.Untyped(GrainId);

    public ActivationId ActivationId
    {
        get
        {
            lock (this)
            {
                return _id.IsDefault ? _id = ActivationId.NewId() : _id;
            }
        }
    }

    /// <summary>Made when first asked for: most grains need singletons only, which the root provider has.</summary>
    public IServiceProvider ActivationServices
    {
        get
        {
            lock (this)
            {
                return (_scope ??= _engine.Services.CreateScope()).ServiceProvider;
            }
        }
    }

    public int Held
    {
        get
        {
            lock (this)
            {
                return _mailbox.Held;
            }
        }
    }

    public Reception Receive(Request request)
    {
        bool wake, hurry;
        lock (this)
        {
            if (_stage == Stage.Gone)
            {
                return Reception.Gone;
            }

            var limit = Class.MailboxLimit;
            if (limit > 0 && _mailbox.Held > limit && !request.IsTick && !request.WasTaken)
            {
                return Reception.Full;
            }

            request.Owner = this;
            _mailbox.Add(request);
            wake = !_awake;
            hurry = request.Urgent && !_running;
            _awake = true;
        }

        if (wake || hurry)
        {
            Queue(hurry);
        }

        return Reception.Accepted;
    }

    public void Ended(Request request)
    {
        lock (this)
        {
            EndUnderLock(request);
        }

        WakeIfNeeded();
    }

    public void Forget(Request request)
    {
        lock (this)
        {
            if (ReferenceEquals(request.Owner, this))
            {
                _mailbox.Withdraw(request);
            }
        }
    }

    public void Inspect(ICollection<Request> into)
    {
        if (_mailbox.IsIdle)
        {
            return; // read without the lock: a call that comes just now is seen in the next round
        }

        lock (this)
        {
            _mailbox.CopyTo(into);
        }
    }

    public void EnterSection(Guid id)
    {
        lock (this)
        {
            _mailbox.OpenSection(id);
        }

        WakeIfNeeded();
    }

    public void LeaveSection(Guid id)
    {
        lock (this)
        {
            _mailbox.CloseSection(id);
        }
    }

    /// <summary>A grain whose own write was stale holds an old state: it must go.</summary>
    public void OnCallFailed(Exception failure)
    {
        if (failure is Storage.InconsistentStateException { IsSourceActivation: true } stale)
        {
            stale.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, stale, "A write met a newer state."));
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"{GrainId} ({Class.Type.Name})";

    private void EndUnderLock(Request request)
    {
        _mailbox.End(request);
        _touched |= request.KeepsAlive;
        _served = true;
    }

    /// <summary>Nobody who waits at a desk waits behind the pool's queue.</summary>
    private void Queue(bool urgent)
    {
        if (urgent)
        {
            _engine.Urgent.Queue(this);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void WakeIfNeeded()
    {
        bool urgent;
        lock (this)
        {
            var due = !_awake && (_tasks is { Count: > 0 } || _mailbox.HasUnseen
                || (_stage == Stage.Deactivating && _mailbox.NothingRuns));
            if (!due)
            {
                return;
            }

            _awake = true;
            urgent = _mailbox.Urgent > 0;
        }

        Queue(urgent);
    }

    private ILogger Logger => _engine.Logger;
}
