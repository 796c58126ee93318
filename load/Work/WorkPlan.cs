using System.Text.Json.Serialization;
using Dispatch.Load.Measure;
using Dispatch.Load.Simulations;

namespace Dispatch.Load.Work;

/// <summary>How to speak to the service in each role.</summary>
/// <param name="Units">Token of each driver's account; driver i speaks for <see cref="Movement.UnitNames"/>' taxi i.</param>
internal sealed record Credentials(
    string Dispatcher, string Commander, string Administrator, IReadOnlyList<string> Fleets, IReadOnlyList<string> Units);

/// <summary>What one worker process does. The parts run beside each other and begin at the same moment.</summary>
/// <param name="Recordings">Folder of recorded traces; null = invented movement.</param>
internal sealed record WorkerPlan(
    string Name, int Seed, Uri Server, string? Recordings, string CredentialsFile, IReadOnlyList<WorkPart> Parts);

/// <summary>One part of a scenario: somebody who uses the service.</summary>
[JsonDerivedType(typeof(Scenarios.Patrol), "patrol")]
[JsonDerivedType(typeof(Scenarios.Calls), "calls")]
[JsonDerivedType(typeof(Scenarios.Screens), "screens")]
[JsonDerivedType(typeof(Scenarios.Chase), "chase")]
[JsonDerivedType(typeof(Scenarios.Drivers), "drivers")]
[JsonDerivedType(typeof(Scenarios.Mobilisation), "mobilisation")]
[JsonDerivedType(typeof(Scenarios.Storm), "storm")]
[JsonDerivedType(typeof(Peers.Ingest), "peer-ingest")]
[JsonDerivedType(typeof(Peers.FanOut), "peer-fan-out")]
[JsonDerivedType(typeof(Peers.Nearest), "peer-nearest")]
internal abstract record WorkPart
{
    /// <summary>Made anew in the worker.</summary>
    public abstract IWork Create();
}

/// <summary>Disposed of at the end of its worker.</summary>
internal interface IWork : IDisposable
{
    /// <summary>Connects; nothing here is measured.</summary>
    Task PrepareAsync(WorkContext context, CancellationToken cancellation);

    /// <summary>The measured part, from <see cref="WorkContext.Start"/> on.</summary>
    Task RunAsync(WorkContext context, CancellationToken cancellation);

    /// <summary>After everybody's measured part: was anything lost?</summary>
    Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Check>>([]);
}

/// <summary>An invariant looked at after the run.</summary>
internal sealed record Check(string Name, bool Ok, string Detail);

internal sealed class WorkContext(WorkerPlan plan, Credentials credentials)
{
    public WorkerPlan Plan => plan;

    public Credentials Credentials => credentials;

    public Recorder Recorder { get; } = new();

    /// <summary>The run's first moment, a timestamp of <see cref="System.Diagnostics.Stopwatch"/>, the same in all workers.</summary>
    public long Start { get; set; }

    public Task PlayAsync(IReadOnlyList<LoadSimulation> simulations, Action<long, long> arrive, CancellationToken cancellation) =>
        OpenModel.RunAsync(new ArrivalSchedule(simulations), Start, Recorder, arrive, cancellation);
}
