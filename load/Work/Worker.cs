using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dispatch.Load.Measure;

namespace Dispatch.Load.Work;

/// <summary>What a worker says, one JSON object a line.</summary>
internal sealed record WorkerMessage(
    bool Ready = false, Interval? Interval = null, IReadOnlyList<Check>? Checks = null, string? Fault = null, string? Note = null);

/// <summary>The other end of <see cref="WorkerProcess"/>: reads its plan, connects, waits for the start, plays, reports each second.</summary>
internal static class Worker
{
    private static readonly Lock s_output = new();

    public static async Task<int> RunAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<WorkerPlan>(await input.ReadLineAsync(cancellation) ?? "", JsonSerializerOptions.Web)!;
            var credentials = JsonSerializer.Deserialize<Credentials>(
                await File.ReadAllTextAsync(plan.CredentialsFile, cancellation), JsonSerializerOptions.Web)!;
            await PlayAsync(new WorkContext(plan, credentials), input, output, cancellation);
            return 0;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The end of this process either way; whoever started it prints the sentence.
            Say(output, new WorkerMessage(Fault: error.ToString()));
            return 1;
        }
    }

    private static async Task PlayAsync(WorkContext context, TextReader input, TextWriter output, CancellationToken cancellation)
    {
        var works = context.Plan.Parts.Select(part => part.Create()).ToList();
        await Task.WhenAll(works.Select(work => work.PrepareAsync(context, cancellation)));
        Say(output, new WorkerMessage(Ready: true));
        context.Start = long.Parse(await input.ReadLineAsync(cancellation) ?? "", CultureInfo.InvariantCulture);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var telling = TellAsync(context, output, ending.Token);
        await Task.WhenAll(works.Select(work => work.RunAsync(context, cancellation)));
        var checks = new List<Check>();
        foreach (var work in works)
            checks.AddRange(await work.FinishAsync(context, cancellation));
        works.ForEach(work => work.Dispose());
        await ending.CancelAsync();
        await telling;
        Say(output, new WorkerMessage(Interval: context.Recorder.Take(Now(context))));
        Say(output, new WorkerMessage(Checks: checks));
    }

    private static async Task TellAsync(WorkContext context, TextWriter output, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                Say(output, new WorkerMessage(Interval: context.Recorder.Take(Now(context))));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static double Now(WorkContext context) => Stopwatch.GetElapsedTime(context.Start).TotalSeconds;

    private static void Say(TextWriter output, WorkerMessage message)
    {
        lock (s_output)
        {
            output.WriteLine(JsonSerializer.Serialize(message, JsonSerializerOptions.Web));
            output.Flush();
        }
    }
}
