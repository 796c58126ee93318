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

    /// <summary>
    /// Deactivates every grain. Grains woken by another's OnDeactivateAsync are taken in the next round. A grain whose
    /// call never ends is given up when the token is cancelled or after <see cref="Orleans.Configuration.GrainCollectionOptions.DeactivationTimeout"/>.
    /// </summary>
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

            if (!await AllGone(ending, token))
            {
                break;
            }

            foreach (var pool in Directory.Targets.OfType<WorkerPool>().Where(pool => pool.Workers.Count == 0))
            {
                Directory.Remove(pool.GrainId, pool);
            }
        }

        _closed = true;
    }

    private async Task<bool> AllGone(Activation[] ending, CancellationToken token)
    {
        try
        {
            await Task.WhenAll(ending.Select(activation => activation.Deactivated)).WaitAsync(Collection.DeactivationTimeout, token);
            return true;
        }
        catch (Exception impatience) when (impatience is TimeoutException or OperationCanceledException)
        {
            var left = ending.Where(activation => !activation.Deactivated.IsCompleted).Select(activation => activation.GrainId).ToArray();
            LogGivenUp(Logger, left.Length, left.Length == 0 ? default : left[0]);
            return false;
        }
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

    [LoggerMessage(LogLevel.Warning, "{Count} grains did not end in time and are given up, {First} among them")]
    private static partial void LogGivenUp(ILogger logger, int count, GrainId first);

    [LoggerMessage(LogLevel.Critical, "A turn of {Grain} that must not fail has failed: this is a fault of the engine")]
    private static partial void LogEngineFault(ILogger logger, GrainId grain, Exception failure);
}
