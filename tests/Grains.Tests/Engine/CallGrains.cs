using Orleans.Concurrency;

namespace Dispatch.Grains.Tests.Engine;

[GenerateSerializer, Alias("test.KnownFault")]
public sealed class KnownFaultException(string message) : Exception(message);

public sealed class ForeignFaultException(string message) : Exception(message);

[GenerateSerializer, Immutable, Alias("test.Parcel")]
public sealed record Parcel(string Text, int Number);

public interface ICallGrain : IGrainWithStringKey
{
    Task FailWith(string message);

    Task FailKnown(string message);

    Task FailForeign(string message);

    ValueTask<int> FailLater(string message);

    Task<Parcel> Echo(Parcel parcel, string? nothing, int number);

    ValueTask<int> Add(int left, int right);

    ValueTask Nothing();

    Task WaitForCancellation(string name, CancellationToken token);

#pragma warning disable CA1068, ORLEANS0113 // that it may stand anywhere is what is tested
    Task<bool> IsCancellable(int before, CancellationToken token, int after);
#pragma warning restore CA1068, ORLEANS0113

    [ResponseTimeout("00:00:01")]
    Task TooLong();

    Task<string?> ContextOf(string key);

    Task<string?> ContextBehind(string other, string key);

    Task SetContext(string key, string value);

    Task<ICallGrain> Me();

    Task<string> NameOf(ICallGrain grain);

    Task<string> TellMyName(string other);
}

internal sealed class CallGrain : Grain, ICallGrain
{
    public Task FailWith(string message) => throw new InvalidOperationException(message, new ArgumentException("inner"));

    public Task FailKnown(string message) => throw new KnownFaultException(message);

    public Task FailForeign(string message) => throw new ForeignFaultException(message);

    public async ValueTask<int> FailLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task<Parcel> Echo(Parcel parcel, string? nothing, int number) => Task.FromResult(parcel with { Number = nothing is null ? number : -1 });

    public ValueTask<int> Add(int left, int right) => ValueTask.FromResult(left + right);

    public ValueTask Nothing() => ValueTask.CompletedTask;

    public async Task WaitForCancellation(string name, CancellationToken token)
    {
        Probe.Open($"{name}/entered");
        var mine = TaskScheduler.Current;
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task;
        Probe.Log(name, TaskScheduler.Current == mine ? "cancelled" : "cancelled elsewhere");
        Probe.Open($"{name}/cancelled");
        token.ThrowIfCancellationRequested();
    }

    public Task<bool> IsCancellable(int before, CancellationToken token, int after) => Task.FromResult(token.CanBeCanceled && before < after);

    public Task TooLong() => Probe.Gate($"{this.GetPrimaryKeyString()}/too long");

    public Task<string?> ContextOf(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public async Task<string?> ContextBehind(string other, string key)
    {
        await Task.Yield();
        return await GrainFactory.GetGrain<ICallGrain>(other).ContextOf(key);
    }

    public Task SetContext(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public Task<ICallGrain> Me() => Task.FromResult<ICallGrain>(this);

    public Task<string> NameOf(ICallGrain grain) => Task.FromResult(grain is Grain ? "the object itself" : grain.GetPrimaryKeyString());

    public Task<string> TellMyName(string other) => GrainFactory.GetGrain<ICallGrain>(other).NameOf(this);
}
