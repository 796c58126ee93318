namespace Dispatch.Grains.Tests.Engine;

public interface IStressGrain : IGrainWithStringKey
{
    /// <summary>Counts the call, awaiting in between; sometimes ends the activation.</summary>
    Task<int> Work(int awaits, bool leave, string? next);
}

internal sealed class StressGrain : Grain, IStressGrain
{
    private bool _inside;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Tick, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        await Task.Yield();
        Exclusive(true);
        Exclusive(false);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Exclusive(true);
        await Task.Yield();
        Exclusive(false);
        Probe.Count($"{Key}/ended");
    }

    public async Task<int> Work(int awaits, bool leave, string? next)
    {
        Exclusive(true);
        if (leave)
        {
            this.DeactivateOnIdle();
        }

        for (var i = 0; i < awaits; i++)
        {
            await (i % 3 == 0 ? Task.Run(static () => { }) : YieldOnce());
        }

        Probe.Count($"{Key}/calls");
        Exclusive(false);
        return next is null ? 1 : 1 + await GrainFactory.GetGrain<IStressGrain>(next).Work(1, leave: false, next: null);
    }

    private static async Task YieldOnce() => await Task.Yield();

    private async Task Tick()
    {
        Exclusive(true);
        await Task.Yield();
        Exclusive(false);
    }

    /// <summary>Not a lock: if two turns ever overlap, the flags tell.</summary>
    private void Exclusive(bool enter)
    {
        if (_inside == enter)
        {
            Probe.Log($"{Key}/faults", enter ? "entered twice" : "left twice");
        }

        _inside = enter;
    }
}
