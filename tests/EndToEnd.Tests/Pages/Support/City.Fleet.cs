using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>Registers and positions of a fleet that is too large to be set up one by one.</summary>
internal sealed partial class City
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Through the real import of the registers page. Returns how long the answer and the whole work took.</summary>
    public async Task<(TimeSpan Answered, TimeSpan Ended)> ImportAsync(string register, string csv)
    {
        var started = Stopwatch.GetTimestamp();
        using var file = new StringContent(csv, Encoding.UTF8, "text/csv");
        var answer = await SendAsync(HttpMethod.Post, $"registers/{register}/imports?mode=all", file, _administrator);
        var answered = Stopwatch.GetElapsedTime(started);
        var import = answer.GetProperty("import").GetProperty("id").GetString();
        while ((await AskAsync($"registers/imports/{import}")).GetProperty("endedAt").ValueKind == JsonValueKind.Null)
            await Task.Delay(AskAgain);
        return (answered, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Returns how many were believed.</summary>
    public async Task<int> ReportAsync(IEnumerable<object> fixes) =>
        (await SendAsync(HttpMethod.Post, "positions", fixes, _fleet)).GetProperty("accepted").GetInt32();

    /// <summary>A command of another desk.</summary>
    public Task DoAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body, _builder);

    /// <summary>A command of another desk and its answer.</summary>
    public Task<JsonElement> AnswerAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body, _builder);

    /// <summary>As a dispatcher does it.</summary>
    public Task SetUnitAsync(string unit, string what, object body) => SendAsync(HttpMethod.Post, $"units/{unit}/{what}", body, _builder);
}
