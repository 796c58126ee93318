using System.Collections.Immutable;

namespace Dispatch.Grains.Registers;

/// <summary>Which imports there were last.</summary>
internal sealed class ImportListGrain([PersistentState("import-list")] IPersistentState<ImportListRecord> stored) : Grain, IImportListGrain
{
    private const int Kept = 20;

    public async Task Add(string import)
    {
        if (stored.State.Imports.Contains(import, StringComparer.Ordinal))
            return;
        var before = stored.State;
        stored.State = new ImportListRecord { Imports = [import, .. before.Imports.Take(Kept - 1)] };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            DeactivateOnIdle(); // Nobody knows what the store holds now.
            throw;
        }
    }

    public Task<ImmutableArray<string>> All() => Task.FromResult<ImmutableArray<string>>([.. stored.State.Imports]);
}
