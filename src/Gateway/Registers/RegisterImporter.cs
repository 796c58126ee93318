using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Registers;
using Dispatch.Domain.Units;
using Dispatch.Grains.Registers;

namespace Dispatch.Gateway.Registers;

/// <summary>Checks a file against the registers, and hands its good lines to an import that goes on by itself.</summary>
internal sealed class RegisterImporter(IGrainFactory grains, RegisterDirectory registers)
{
    private const int ChunksAtOnce = 8;

    public async Task<(ImportCheck Check, int Added)> CheckAsync(RegisterKind kind, string text)
    {
        var readings = CsvLines.Read(kind, text);
        var stations = kind == RegisterKind.Beats
            ? (await registers.CodesAsync(RegisterKind.Stations)).ToHashSet(StringComparer.Ordinal) : null;
        var check = ImportCheck.Of(readings, stations, kind == RegisterKind.OptIns ? await CiviliansAsync(readings) : null);
        var known = (await registers.CodesAsync(kind)).ToHashSet(StringComparer.Ordinal);
        return (check, check.Rows.Count(row => !known.Contains(row.Key)));
    }

    public async Task<Outcome<ImportProgress>> BeginAsync(CommandHeader header, RegisterKind kind, ImportCheck check)
    {
        // The id follows from the command, as an incident's does: the same file under the same key is the same import.
        var import = IncidentIds.For(header).Value;
        var grain = grains.GetGrain<IRegisterImportGrain>(import);
        var chunks = check.Rows.Chunk(Imports.ChunkLines).ToArray();
        if (await grain.Progress() is null)
        {
            await Parallel.ForAsync(0, chunks.Length, new ParallelOptions { MaxDegreeOfParallelism = ChunksAtOnce },
                async (number, _) => await grains.GetGrain<IImportChunkGrain>(Imports.ChunkKey(import, number)).Put([.. chunks[number]]));
        }

        return await grain.Begin(header, new ImportOrder(kind, check.Rows.Length, check.BadLines, chunks.Length));
    }

    /// <summary>Which of the named units exist, and whether they are civilian.</summary>
    private async Task<Dictionary<string, bool>> CiviliansAsync(IReadOnlyList<RowReading> readings)
    {
        var known = (await registers.CodesAsync(RegisterKind.Units)).ToHashSet(StringComparer.Ordinal);
        var named = readings.Select(reading => reading.Row?.Key).OfType<string>().Where(known.Contains).Distinct(StringComparer.Ordinal);
        var civilians = new Dictionary<string, bool>(StringComparer.Ordinal);
        await foreach (var unit in registers.UnitsAsync(named))
            civilians[unit.Id.Value] = unit.Kind.IsCivilian();
        return civilians;
    }
}
