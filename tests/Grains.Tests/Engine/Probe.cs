using System.Collections.Concurrent;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>How a test watches and holds a grain of its own process, by the grain's key: gates, marks and counts.</summary>
public static class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = new();
    private static readonly ConcurrentDictionary<string, int> Counts = new();
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Logs = new();

    /// <summary>Completes when somebody opens the gate; a test that waits in vain fails after a minute.</summary>
    public static Task Gate(string name) => Source(name).Task.WaitAsync(Patience);

    public static void Open(string name) => Source(name).TrySetResult();

    public static int Count(string name) => Counts.AddOrUpdate(name, 1, static (_, count) => count + 1);

    public static int CountOf(string name) => Counts.GetValueOrDefault(name);

    public static void Log(string name, string line) => Logs.GetOrAdd(name, static _ => new()).Enqueue(line);

    public static string[] LogOf(string name) => Logs.TryGetValue(name, out var log) ? [.. log] : [];

    private static TaskCompletionSource Source(string name) =>
        Gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
