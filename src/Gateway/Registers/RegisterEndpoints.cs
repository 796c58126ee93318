using Dispatch.Domain;
using Dispatch.Domain.Registers;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Registers;
using Dispatch.Grains.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Registers;

/// <summary>The registers: everybody in the centre reads them, the administrator keeps them.</summary>
internal static class RegisterEndpoints
{
    private const int DefaultPage = 100;
    private const int MaxPage = 500;

    public static void MapRegisters(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/registers").WithTags("registers");
        group.MapGet("", List).RequireAuthorization(Policies.RegistersRead);
        group.MapGet("/{kind}", PageAsync).RequireAuthorization(Policies.RegistersRead);
        group.MapGet("/{kind}/export", ExportAsync).RequireAuthorization(Policies.RegistersRead);
        group.MapPut("/{kind}/{code}", ReplaceAsync).RequireAuthorization(Policies.Administrator);
        group.MapDelete("/{kind}/{code}", RemoveAsync).RequireAuthorization(Policies.Administrator);
        group.MapImports();
    }

    /// <summary>The register of this name.</summary>
    public static bool TryRead(string name, out RegisterKind kind, out Refusal refusal)
    {
        var known = QueryEnum.TryRead<RegisterKind>(name, "register", out var read, out _) && read is not null;
        (kind, refusal) = (read ?? default, new Refusal("unknown-register", $"There is no register {name}.", RefusalKind.NotFound));
        return known;
    }

    private static Ok<IEnumerable<RegisterView>> List() =>
        TypedResults.Ok(Enum.GetValues<RegisterKind>().Select(kind => new RegisterView(kind, RegisterColumns.Of(kind))));

    private static async Task<Results<Ok<RegisterPage>, ProblemHttpResult>> PageAsync(
        string kind, RegisterDirectory registers, string? q, string? after, int? limit)
    {
        if (!TryRead(kind, out var register, out var unknown))
            return unknown.ToProblem();
        if (limit is < 1 or > MaxPage)
            return new Refusal("invalid-limit", $"limit is 1–{MaxPage}.", Field: "limit").ToProblem();
        return TypedResults.Ok(await registers.PageAsync(register, string.IsNullOrWhiteSpace(q) ? null : q.Trim(), after, limit ?? DefaultPage));
    }

    private static Results<CsvExport, ProblemHttpResult> ExportAsync(string kind, RegisterDirectory registers) =>
        TryRead(kind, out var register, out var unknown) ? new CsvExport(register, registers) : unknown.ToProblem();

    private static async Task<Results<NoContent, ProblemHttpResult>> ReplaceAsync(
        string kind, string code, Command<RegisterBody> command, IGrainFactory grains, RegisterDirectory registers)
    {
        if (!TryRead(kind, out var register, out var unknown))
            return unknown.ToProblem();
        var values = new Dictionary<string, string>(command.Body.Values, StringComparer.Ordinal) { [register.IsOfUnits() ? "unit" : "code"] = code };
        var reading = RowReading.Of(register, 0, values);
        var check = ImportCheck.Of([reading], register == RegisterKind.Beats
            ? (await registers.CodesAsync(RegisterKind.Stations)).ToHashSet(StringComparer.Ordinal) : null);
        if (check.Faults is [var fault, ..])
            return new Refusal(fault.Code, fault.Message, Field: $"values.{fault.Field}").ToProblem();
        return Answer(await PutAsync(grains, register, check.Rows[0], command.Header));
    }

    private static async Task<Refusal?> PutAsync(IGrainFactory grains, RegisterKind register, RegisterRow row, CommandHeader header)
    {
        if (row.Entry is { } entry)
            return await grains.GetGrain<IRegisterShardGrain>(RegisterShards.KeyOf(register, entry.Code)).Put(header, [entry]);
        var unit = grains.GetGrain<IUnitGrain>(row.Key);
        return (row.OptIn is { } agreement ? await unit.SetOptIn(header, agreement.OptedIn) : await unit.Register(header, row.Unit!)).Refusal;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string kind, string code, Command<NoBody> command, IGrainFactory grains)
    {
        if (!TryRead(kind, out var register, out var unknown))
            return unknown.ToProblem();
        if (register.IsOfUnits())
            return new Refusal("units-stay", "A unit that served is part of the record; take it off duty instead.", RefusalKind.Conflict).ToProblem();
        return Answer(await grains.GetGrain<IRegisterShardGrain>(RegisterShards.KeyOf(register, code)).Remove(command.Header, code));
    }

    private static Results<NoContent, ProblemHttpResult> Answer(Refusal? refusal) =>
        refusal is null ? TypedResults.NoContent() : refusal.ToProblem();
}
