using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Dispatch.Load.Work;

/// <summary>One generator process. Several of them open more sockets than one process may.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyList<Check>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string, WorkerMessage> _heard;

    private WorkerProcess(string name, Process process, Action<string, WorkerMessage> heard) => (Name, _process, _heard) = (name, process, heard);

    public string Name { get; }

    public Task Ready => _ready.Task;

    public Task<IReadOnlyList<Check>> Done => _done.Task;

    public static async Task<WorkerProcess> StartAsync(WorkerPlan plan, Action<string, WorkerMessage> heard)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add("worker");
        // Answers are timed on the thread that saw them, without a hop to another; one such thread is enough and leaves the rest to the service.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        // What a run warms up is compiled for good then, and not once more in the measured second with the processor that the answers need.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var worker = new WorkerProcess(plan.Name, Process.Start(start)!, heard);
        _ = Task.Factory.StartNew(worker.Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await worker._process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(plan, JsonSerializerOptions.Web));
        await worker._process.StandardInput.FlushAsync();
        return worker;
    }

    public async Task BeginAsync(long start)
    {
        await _process.StandardInput.WriteLineAsync(start.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (JsonSerializer.Deserialize<WorkerMessage>(line, JsonSerializerOptions.Web) is { } message)
                Take(message);
        }
        Fail("ended before it was done");
    }

    private void Take(WorkerMessage message)
    {
        if (message.Ready)
            _ready.TrySetResult();
        if (message.Fault is not null)
            Fail(message.Fault);
        if (message.Checks is not null)
            _done.TrySetResult(message.Checks);
        _heard(Name, message);
    }

    private void Fail(string why)
    {
        var fault = new InvalidOperationException($"Worker {Name}: {why}");
        _ready.TrySetException(fault);
        _done.TrySetException(fault);
    }
}
