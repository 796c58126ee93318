namespace Dispatch.Grains.Tests.Engine;

public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Names this activation.</summary>
    Task<string> Who();

    Task Hold(string name);

    Task Leave();

    /// <summary>Asks to be deactivated and holds its turn.</summary>
    Task LeaveHolding(string name);
}

public interface IFragileGrain : IGrainWithStringKey
{
    Task<int> Activations();
}

public interface IKeptGrain : ILifeGrain;

public interface IPlainGrain : IGrainWithStringKey
{
    Task<string> Name();
}

internal abstract class LifeGrainBase : Grain, ILifeGrain
{
    private readonly string _me = Guid.NewGuid().ToString("N");

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Count($"{Key}/activated");
        await Task.Yield();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Count($"{Key}/deactivated");
        Probe.Log($"{Key}/reasons", reason.ReasonCode.ToString());
        Probe.Open($"{Key}/{_me}/gone");
        return Task.CompletedTask;
    }

    public Task<string> Who() => Task.FromResult(_me);

    public async Task Hold(string name)
    {
        Probe.Open($"{Key}/{name}/entered");
        await Probe.Gate($"{Key}/{name}");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task LeaveHolding(string name)
    {
        DeactivateOnIdle();
        return Hold(name);
    }
}

[GrainType("test-life")]
internal sealed class LifeGrain : LifeGrainBase;

[KeepAlive, GrainType("test-kept")]
internal sealed class KeptGrain : LifeGrainBase, IKeptGrain;

/// <summary>Fails in its first activation, and only there.</summary>
internal sealed class FragileGrain : Grain, IFragileGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Probe.Count($"{this.GetPrimaryKeyString()}/tries") == 1
            ? throw new InvalidOperationException("no luck today")
            : Task.CompletedTask;

    public Task<int> Activations() => Task.FromResult(Probe.CountOf($"{this.GetPrimaryKeyString()}/tries"));
}

internal sealed class PlainGrain : Grain, IPlainGrain
{
    public Task<string> Name() => Task.FromResult(this.GetGrainId().ToString());
}
