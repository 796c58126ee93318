using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Registers;
using Dispatch.Grains.Units;

namespace Dispatch.Grains.Registers;

/// <summary>Carries out good lines. Each has a key of its own made of the import's, so that a line done twice changes nothing.</summary>
internal sealed class RegisterRows(IGrainFactory grains, CommandHeader header, string import)
{
    /// <returns>What could not be carried out, with the line.</returns>
    public async Task<ImmutableArray<LineFault>> CarryOut(RegisterKind kind, ImmutableArray<RegisterRow> rows)
    {
        if (!kind.IsOfUnits())
            return await PutEntries(kind, rows);
        if (kind == RegisterKind.Units)
            await PutOnRoll([.. rows.Select(row => row.Unit!.Id)]);
        var faults = await Task.WhenAll(rows.Select(CarryOut));
        return [.. faults.OfType<LineFault>()];
    }

    private async Task<ImmutableArray<LineFault>> PutEntries(RegisterKind kind, ImmutableArray<RegisterRow> rows)
    {
        var shards = rows.GroupBy(row => RegisterShards.KeyOf(kind, row.Key), StringComparer.Ordinal);
        var answers = await Task.WhenAll(shards.Select(async shard =>
        {
            var refusal = await grains.GetGrain<IRegisterShardGrain>(shard.Key).Put(HeaderOf(shard.First().Line), [.. shard.Select(row => row.Entry!)]);
            return refusal is null ? [] : shard.Select(row => Fault(row.Line, refusal));
        }));
        return [.. answers.SelectMany(fault => fault)];
    }

    // The roll in bulk first: each unit finds itself on it and writes only its own state.
    private Task PutOnRoll(ImmutableArray<UnitId> units) => Task.WhenAll(units
        .GroupBy(UnitRoll.KeyOf, StringComparer.Ordinal)
        .Select(shard => grains.GetGrain<IUnitRollGrain>(shard.Key).Add([.. shard])));

    private async Task<LineFault?> CarryOut(RegisterRow row)
    {
        var unit = grains.GetGrain<IUnitGrain>(row.Key);
        var outcome = row.OptIn is { } agreement
            ? await unit.SetOptIn(HeaderOf(row.Line), agreement.OptedIn)
            : await unit.Register(HeaderOf(row.Line), row.Unit!);
        return outcome.Refusal is { } refusal ? Fault(row.Line, refusal) : null;
    }

    private CommandHeader HeaderOf(int line) => header with { Key = new CommandKey(FormattableString.Invariant($"{import}.{line}")) };

    private static LineFault Fault(int line, Refusal refusal) => new(line, refusal.Field ?? "", refusal.Code, "", refusal.Message);
}
