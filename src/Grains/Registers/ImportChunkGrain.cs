using System.Collections.Immutable;
using Dispatch.Domain.Registers;

namespace Dispatch.Grains.Registers;

/// <summary>Keeps its lines on disk until they are carried out.</summary>
internal sealed class ImportChunkGrain([PersistentState("import-chunk")] IPersistentState<ImportChunkRecord> stored) : Grain, IImportChunkGrain
{
    public async Task Put(ImmutableArray<RegisterRow> rows)
    {
        stored.State = new ImportChunkRecord { Rows = rows };
        await stored.WriteStateAsync();
    }

    public Task<ImmutableArray<RegisterRow>> Rows() => Task.FromResult(stored.State.Rows);

    public async Task Clear()
    {
        await stored.ClearStateAsync();
        DeactivateOnIdle();
    }
}
