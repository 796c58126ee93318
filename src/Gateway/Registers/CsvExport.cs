using System.Globalization;
using System.Text;
using CsvHelper;
using Dispatch.Domain.Registers;
using Dispatch.Gateway.Json;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Gateway.Registers;

/// <summary>A register as a file that its import reads again; written part by part, so that a fleet of any size fits.</summary>
internal sealed class CsvExport(RegisterKind kind, RegisterDirectory registers) : IResult
{
    private const int FlushEvery = 1_000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{EnumNames.Of(kind)}.csv\"";
        // The mark at the beginning makes spreadsheets read Chinese as what it is.
        await response.Body.WriteAsync(Encoding.UTF8.GetPreamble(), httpContext.RequestAborted);
        var columns = RegisterColumns.Of(kind);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        Write(csv, columns.Select(column => column.Name));
        var lines = 0;
        await foreach (var line in LinesAsync())
        {
            Write(csv, line);
            if (++lines % FlushEvery == 0)
                await FlushAsync(text, response, httpContext.RequestAborted);
        }
        await FlushAsync(text, response, httpContext.RequestAborted);
    }

    private async IAsyncEnumerable<IEnumerable<string>> LinesAsync()
    {
        var columns = RegisterColumns.Of(kind);
        if (kind.IsOfUnits())
        {
            await foreach (var unit in registers.UnitsAsync((await registers.CodesAsync(kind)).Order(StringComparer.Ordinal)))
                yield return columns.Select(column => SpreadsheetText.Guarded(RegisterText.Of(unit, column.Name)));
            yield break;
        }
        foreach (var line in await registers.LinesAsync(kind))
            yield return columns.Select(column => SpreadsheetText.Guarded(RegisterText.Of(line.Entry, column.Name)));
    }

    private static void Write(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.NextRecord();
        csv.Flush();
    }

    private static async Task FlushAsync(StringWriter text, HttpResponse response, CancellationToken cancellation)
    {
        await response.WriteAsync(text.ToString(), cancellation);
        text.GetStringBuilder().Clear();
    }
}
