using Dispatch.Domain;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Registers;

/// <summary>One chunk a tick: carry out, write how far it is, forget the lines. A chunk done twice changes nothing.</summary>
internal sealed partial class RegisterImportGrain(
    [PersistentState("import")] IPersistentState<ImportRecord> stored, TimeProvider time, ILogger<RegisterImportGrain> logger)
    : Grain, IRegisterImportGrain
{
    private const int FaultsKept = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private IGrainTimer? _working;

    private ImportRecord State => stored.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.Progress is { EndedAt: null })
            Work();
        return Task.CompletedTask;
    }

    public async Task<Outcome<ImportProgress>> Begin(CommandHeader header, ImportOrder order)
    {
        if (State.Progress is { } known)
            return State.Header!.Fingerprint == header.Fingerprint ? known : Receipts.KeyReused(header.Key);
        await GrainFactory.GetGrain<IImportListGrain>(Imports.ListKey).Add(this.GetPrimaryKeyString());
        var progress = new ImportProgress(
            this.GetPrimaryKeyString(), order.Register, order.Rows, 0, order.LeftOut, 0, [], header.By, header.At, EndedAt: null);
        await Write(new ImportRecord { Progress = progress, Header = header, Chunks = order.Chunks });
        Work();
        return progress;
    }

    public Task<ImportProgress?> Progress() => Task.FromResult(State.Progress);

    private void Work() => _working ??= this.RegisterGrainTimer(
        Tick, new GrainTimerCreationOptions(TimeSpan.Zero, Pause) { KeepAlive = true });

    private async Task Tick(CancellationToken cancellationToken)
    {
        try
        {
            await CarryOut(State.NextChunk);
            _working?.Change(Pause, Pause);
        }
        catch (Exception failure)
        {
            LogPaused(failure, this.GetPrimaryKeyString(), State.NextChunk);
            _working?.Change(Retry, Retry);
        }
    }

    private async Task CarryOut(int number)
    {
        var (before, progress) = (State, State.Progress!);
        if (number < before.Chunks)
        {
            var chunk = GrainFactory.GetGrain<IImportChunkGrain>(Imports.ChunkKey(progress.Id, number));
            var rows = await chunk.Rows();
            var faults = await new RegisterRows(GrainFactory, before.Header!, progress.Id).CarryOut(progress.Register, rows);
            progress = progress with
            {
                Done = progress.Done + rows.Length,
                Refused = progress.Refused + faults.Length,
                Faults = [.. progress.Faults.Concat(faults).Take(FaultsKept)],
            };
        }

        var ended = number + 1 >= before.Chunks;
        await Write(new ImportRecord
        {
            Progress = ended ? progress with { EndedAt = time.GetUtcNow() } : progress,
            Header = before.Header,
            Chunks = before.Chunks,
            NextChunk = number + 1,
        });
        await GrainFactory.GetGrain<IImportChunkGrain>(Imports.ChunkKey(progress.Id, number)).Clear();
        if (ended)
        {
            _working?.Dispose();
            _working = null;
        }
    }

    private async Task Write(ImportRecord next)
    {
        var before = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            this.DeactivateOnIdle(); // Nobody knows what the store holds now.
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Import {Import} could not carry out its part {Part}; it is tried again soon.")]
    private partial void LogPaused(Exception failure, string import, int part);
}
