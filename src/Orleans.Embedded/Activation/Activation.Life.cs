using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Birth and death. Calls wait in the mailbox meanwhile; those left at the end go to the next activation.</summary>
internal sealed partial class Activation
{
    private List<GrainTimer>? _timers;
    private GrainLifecycle? _lifecycle;
    private TaskCompletionSource? _gone;
    private DeactivationReason _reason;
    private bool _served;

    private enum Step : byte
    {
        Nothing,
        Activate,
        End,
    }

    public IGrainLifecycle ObservableLifecycle => _lifecycle ??= new GrainLifecycle();

    public Task Deactivated
    {
        get
        {
            lock (this)
            {
                _gone ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_stage == Stage.Gone)
                {
                    _gone.TrySetResult();
                }

                return _gone.Task;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            if (!BeginDeactivation(deactivationReason))
            {
                return;
            }
        }

        WakeIfNeeded();
    }

    internal void Add(GrainTimer timer)
    {
        lock (this)
        {
            (_timers ??= []).Add(timer);
        }
    }

    internal void Remove(GrainTimer timer)
    {
        lock (this)
        {
            _timers?.Remove(timer);
        }
    }

    /// <summary>Under the lock.</summary>
    private bool BeginDeactivation(DeactivationReason reason)
    {
        switch (_stage)
        {
            case Stage.Valid:
                _stage = Stage.Deactivating;
                _reason = reason;
                _mailbox.LookAgain();
                return true;
            case Stage.Created or Stage.Activating when _reason.ReasonCode == DeactivationReasonCode.None:
                _reason = reason; // takes effect when activation is over
                return false;
            default:
                return false;
        }
    }

    /// <summary>Under the lock: what this activation does next.</summary>
    private Step NextStep(ref Request? request)
    {
        switch (_stage)
        {
            case Stage.Created:
                _stage = Stage.Activating;
                return Step.Activate;
            case Stage.Valid:
                request = _mailbox.Next(onlyOpenSections: false);
                return Step.Nothing;
            case Stage.Deactivating when _mailbox.NothingRuns:
                _stage = Stage.Ending;
                return Step.End;
            case Stage.Deactivating:
                request = _mailbox.Next(onlyOpenSections: true);
                return Step.Nothing;
            default:
                return Step.Nothing;
        }
    }

    private void Take(Step step)
    {
        var work = step == Step.Activate ? StartAsync() : EndAsync();
        if (!work.IsCompletedSuccessfully)
        {
            _engine.Watch(work, this);
        }
    }

    private async Task StartAsync()
    {
        try
        {
            Request? first;
            lock (this)
            {
                first = _mailbox.FirstWaiting;
            }

            RequestContext.Current = first?.Context;
            GrainInstance = Class.Create(this);
            if (_lifecycle is not null || Class.HasOnActivate)
            {
                await OnActivate();
            }
        }
        catch (Exception failure)
        {
            await FailActivation(failure);
            return;
        }

        lock (this)
        {
            _stage = Stage.Valid;
            _touched = true;
            _mailbox.LookAgain();
            if (_reason.ReasonCode != DeactivationReasonCode.None)
            {
                BeginDeactivation(_reason);
            }
        }

        _engine.Metrics.Activated();
        WakeIfNeeded();
    }

    private async Task OnActivate()
    {
        using var timeout = new CancellationTokenSource(_engine.Collection.ActivationTimeout);
        if (_lifecycle is not null)
        {
            await _lifecycle.StartAsync(timeout.Token);
        }

        if (GrainInstance is IGrainBase grain)
        {
            await grain.OnActivateAsync(timeout.Token);
        }
    }

    /// <summary>Every call that waits fails with the reason, and nothing of the activation stays.</summary>
    private async Task FailActivation(Exception failure)
    {
        DisposeTimers();
        await DisposeInstance();
        var waiting = Vanish();
        LogActivationFailed(Logger, GrainId, failure);
        for (var request = waiting; request is not null;)
        {
            var next = request.Next;
            request.Fail(failure);
            request = next;
        }
    }

    private async Task EndAsync()
    {
        DisposeTimers();
        try
        {
            await OnDeactivate();
        }
        catch (Exception failure)
        {
            LogDeactivationFailed(Logger, GrainId, failure);
        }

        await DisposeInstance();
        _engine.Forward(Vanish(), fruitless: !_served);
    }

    private async Task OnDeactivate()
    {
        if (!Class.HasOnDeactivate && _lifecycle is null)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(_engine.Collection.DeactivationTimeout);
        if (GrainInstance is IGrainBase grain)
        {
            await grain.OnDeactivateAsync(_reason, timeout.Token);
        }

        if (_lifecycle is not null)
        {
            await _lifecycle.StopAsync(timeout.Token);
        }
    }

    private void DisposeTimers()
    {
        GrainTimer[] timers;
        lock (this)
        {
            timers = _timers?.ToArray() ?? [];
        }

        foreach (var timer in timers)
        {
            try
            {
                timer.Dispose();
            }
            catch (AggregateException failure)
            {
                LogDeactivationFailed(Logger, GrainId, failure); // what the grain registered on the timer's token failed
            }
        }
    }

    private async Task DisposeInstance()
    {
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            if (_scope is IAsyncDisposable scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception failure)
        {
            LogDeactivationFailed(Logger, GrainId, failure);
        }
    }

    /// <summary>From here on the directory knows this activation no more. Returns the calls that are left.</summary>
    private Request? Vanish()
    {
        Request? waiting;
        lock (this)
        {
            _stage = Stage.Gone;
            waiting = _mailbox.TakeWaiting();
        }

        _engine.Remove(this);
        lock (this)
        {
            _gone?.TrySetResult();
        }

        return waiting;
    }
}
