using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>Start and stop.</summary>
internal sealed partial class Engine
{
    private const int MaxStopRounds = 8;

    public void Open()
    {
        _ = Classes; // finds clashes of names at start rather than at the first call
        _open = true;
    }

    /// <summary>Deactivates every grain. Grains woken by another's OnDeactivateAsync are taken in the next round.</summary>
    public async Task CloseAsync(CancellationToken token)
    {
        _open = false;
        for (var round = 0; round < MaxStopRounds && !Directory.IsEmpty; round++)
        {
            var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The engine stops.");
            var ending = Activations().ToArray();
            foreach (var activation in ending)
            {
                activation.Deactivate(reason, token);
            }

            await Task.WhenAll(ending.Select(activation => activation.Deactivated)).WaitAsync(token);
            foreach (var pool in Directory.Targets.OfType<WorkerPool>().Where(pool => pool.Workers.Count == 0))
            {
                Directory.Remove(pool.GrainId, pool);
            }
        }

        _closed = true;
    }

    public IEnumerable<Activation> Activations()
    {
        foreach (var target in Directory.Targets)
        {
            if (target is Activation activation)
            {
                yield return activation;
            }
            else if (target is WorkerPool pool)
            {
                foreach (var worker in pool.Workers)
                {
                    yield return worker;
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Critical, "A turn of {Grain} that must not fail has failed: this is a fault of the engine")]
    private static partial void LogEngineFault(ILogger logger, GrainId grain, Exception failure);
}
