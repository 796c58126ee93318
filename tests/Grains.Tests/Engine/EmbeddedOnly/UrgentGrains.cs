namespace Dispatch.Grains.Tests.Engine;

public interface IUrgentGrain : IGrainWithStringKey
{
    /// <summary>The threads of this call: before an await, after it, and those of the grain that it calls then.</summary>
    Task<string[]> Threads(string? next);
}

internal sealed class UrgentGrain : Grain, IUrgentGrain
{
    private static string Here => Thread.CurrentThread.Name ?? "";

    public async Task<string[]> Threads(string? next)
    {
        var before = Here;
        await Task.Yield();
        string[] own = [before, Here];
        return next is null ? own : [.. own, .. await GrainFactory.GetGrain<IUrgentGrain>(next).Threads(null)];
    }
}
