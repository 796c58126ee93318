using Dispatch.Domain;
using Dispatch.Domain.Registers;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Registers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Registers;

/// <summary>Importing: check first, then all or the good lines; the work goes on by itself and is asked how far it is.</summary>
internal static class ImportEndpoints
{
    public static void MapImports(this RouteGroupBuilder group)
    {
        group.MapPost("/{kind}/imports", ImportAsync).RequireAuthorization(Policies.Administrator)
            .WithMetadata(new AcceptsMetadata(["text/csv"], typeof(string)), CommandMarker.Instance);
        group.MapGet("/imports", ListAsync).RequireAuthorization(Policies.RegistersRead);
        group.MapGet("/imports/{id}", GetAsync).RequireAuthorization(Policies.RegistersRead);
    }

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> ImportAsync(
        string kind, CsvUpload file, RegisterImporter importer, string? mode)
    {
        if (!RegisterEndpoints.TryRead(kind, out var register, out var unknown))
            return unknown.ToProblem();
        if (!QueryEnum.TryRead<ImportMode>(mode, "mode", out var wanted, out var refusal))
            return refusal.ToProblem();
        var (check, added) = await importer.CheckAsync(register, file.Text);
        var answer = ImportAnswer.Of(file.Encoding, check, added);
        if (wanted is null or ImportMode.Check)
            return TypedResults.Ok(answer);
        if (check.Rows.IsEmpty || (wanted == ImportMode.All && check.BadLines > 0))
            return Refused(check, answer);
        var begun = await importer.BeginAsync(file.Header, register, check);
        return begun.Value is { } progress ? TypedResults.Ok(answer with { Import = progress }) : begun.Refusal!.ToProblem();
    }

    /// <summary>Nothing was changed. The problem carries what the check found, so that a program need not ask again.</summary>
    private static ProblemHttpResult Refused(ImportCheck check, ImportAnswer answer)
    {
        var first = check.Faults.FirstOrDefault();
        var details = ProblemMapping.Details(new Refusal("bad-lines",
            $"{check.BadLines} of {answer.Lines} lines cannot be imported, the first in line {first?.Line}: {first?.Message} Nothing was changed.",
            RefusalKind.Invalid, first?.Field));
        details.Extensions["faults"] = answer.Faults;
        return TypedResults.Problem(details);
    }

    private static async Task<Ok<IEnumerable<ImportProgress>>> ListAsync(IGrainFactory grains)
    {
        var ids = await grains.GetGrain<IImportListGrain>(Imports.ListKey).All();
        var all = await Task.WhenAll(ids.Select(id => grains.GetGrain<IRegisterImportGrain>(id).Progress()));
        return TypedResults.Ok(all.OfType<ImportProgress>());
    }

    private static async Task<Results<Ok<ImportProgress>, ProblemHttpResult>> GetAsync(string id, IGrainFactory grains) =>
        IncidentId.TryParse(id) is not null && await grains.GetGrain<IRegisterImportGrain>(id).Progress() is { } progress
            ? TypedResults.Ok(progress)
            : new Refusal("unknown-import", $"There is no import {id}.", RefusalKind.NotFound).ToProblem();
}
