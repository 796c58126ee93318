using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Registers;

namespace Dispatch.Grains.Registers;

/// <summary>Holds its entries by code; each change is on disk before it holds.</summary>
internal sealed class RegisterShardGrain([PersistentState("register")] IPersistentState<RegisterShardRecord> stored) : Grain, IRegisterShardGrain
{
    public Task<Refusal?> Put(CommandHeader header, ImmutableArray<RegisterEntry> entries) => Change(header, lines =>
    {
        foreach (var entry in entries)
        {
            // Unchanged entries keep the name of whoever changed them last.
            if (lines.GetValueOrDefault(entry.Code)?.Entry != entry)
                lines[entry.Code] = new RegisterLine(entry, header.By, header.At);
        }
    });

    public Task<Refusal?> Remove(CommandHeader header, string code) => Change(header, lines => lines.Remove(code));

    public Task<ImmutableArray<RegisterLine>> All() => Task.FromResult<ImmutableArray<RegisterLine>>([.. stored.State.Lines]);

    public Task<ImmutableArray<RegisterEntry>> Near(GeoPoint at, Metres radius)
    {
        var box = GeoBox.Around(at, radius);
        return Task.FromResult<ImmutableArray<RegisterEntry>>([.. stored.State.Lines.Select(line => line.Entry).Where(IsNear)]);

        bool IsNear(RegisterEntry entry) => entry.At is { } place
            && (entry.Radius is { } own && own > radius
                ? Earth.Distance(at, place) <= own
                : box.Contains(place) && Earth.Distance(at, place) <= radius);
    }

    private async Task<Refusal?> Change(CommandHeader header, Action<Dictionary<string, RegisterLine>> change)
    {
        var before = stored.State;
        if (before.Receipts.Find(header.Key) is { } receipt)
            return receipt.Fingerprint == header.Fingerprint ? null : Receipts.KeyReused(header.Key);
        var lines = before.Lines.ToDictionary(line => line.Entry.Code, StringComparer.Ordinal);
        change(lines);
        stored.State = new RegisterShardRecord
        {
            Lines = [.. lines.Values.OrderBy(line => line.Entry.Code, StringComparer.Ordinal)],
            Receipts = before.Receipts.With(header, lines.Count),
        };
        try
        {
            await stored.WriteStateAsync();
            return null;
        }
        catch
        {
            stored.State = before;
            this.DeactivateOnIdle(); // Nobody knows what the store holds now.
            throw;
        }
    }
}
