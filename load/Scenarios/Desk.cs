using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Dispatch.Load.Measure;
using Dispatch.Load.Wire;

namespace Dispatch.Load.Scenarios;

/// <summary>Somebody at the centre who gives commands by HTTP; each is recorded under its step.</summary>
internal sealed class Desk(HttpPool http, string token, Recorder recorder, bool patient = false)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <returns>Null when it was refused or failed; that is recorded.</returns>
    public async Task<JsonElement?> DoAsync(string step, string method, string path, object? body, string? key, long intended)
    {
        try
        {
            var answer = await AskAsync(method, path, body, key);
            if (answer.Ok)
            {
                recorder.Ok(step, intended, answer.Received);
                return answer.Body.Length == 0 ? default(JsonElement) : JsonDocument.Parse(answer.Body).RootElement;
            }
            recorder.Fail(step, $"{answer.Status} {Code(answer.Body)}");
        }
        catch (IOException error)
        {
            recorder.Fail(step, error.Message);
        }
        return null;
    }

    /// <summary>Outside the measured part.</summary>
    public Task<HttpAnswer> GetAsync(string path) => http.SendAsync("GET", path, token);

    /// <summary>At this moment, but never later than asked because of an earlier answer.</summary>
    public static async Task<long> AtAsync(long start, double seconds, CancellationToken cancellation)
    {
        var intended = start + (long)(seconds * Stopwatch.Frequency);
        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), intended);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, cancellation);
        return intended;
    }

    private async Task<HttpAnswer> AskAsync(string method, string path, object? body, string? key)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(Again))
        {
            try
            {
                var answer = await http.SendAsync(method, path, token, body, key);
                if (!patient || answer.Status != 503 || since.Elapsed > Longest)
                    return answer;
            }
            catch (IOException) when (patient && since.Elapsed < Longest)
            {
                // Away: the same command under the same key again.
                continue;
            }
        }
    }

    private static string Code(byte[] problem)
    {
        try
        {
            var type = JsonDocument.Parse(problem).RootElement.GetProperty("type").GetString()!;
            return type[(type.LastIndexOf('/') + 1)..];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException)
        {
            return Encoding.UTF8.GetString(problem.AsSpan(0, Math.Min(60, problem.Length)));
        }
    }
}
