using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Dispatch.Gateway.Tests.Support;

/// <summary>An HTTP answer: status and JSON.</summary>
internal sealed record Answer(int Status, JsonElement Body, HttpResponseHeaders Headers, string Text)
{
    public void ShouldBe(int status) => Status.ShouldBe(status, Text);

    /// <summary>An RFC 9457 problem of this kind, naming this field.</summary>
    public void ShouldRefuse(int status, string code, string? field = null)
    {
        Status.ShouldBe(status, Text);
        Body.GetProperty("type").GetString().ShouldBe("https://dispatch.invalid/problems/" + code, Text);
        if (field is not null)
            Body.GetProperty("field").GetString().ShouldBe(field, Text);
    }
}

/// <summary>One caller of the interface.</summary>
internal sealed class Api(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string? Token => http.DefaultRequestHeaders.Authorization?.Parameter;

    public HttpClient Http => http;

    public Api WithBearer(string token)
    {
        var client = new HttpClient { BaseAddress = http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Api(client);
    }

    public async Task<Api> SignInAsync(string account, string password)
    {
        var answer = await PostAsync("auth/login", new { account, password });
        answer.ShouldBe(200);
        return WithBearer(answer.Body.GetProperty("accessToken").GetString()!);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    /// <summary>What follows a change is told by and by: asked again until it is there. One that never comes is a failure that names itself.</summary>
    public async Task<Answer> UntilAsync(string path, Func<JsonElement, bool> there, [CallerArgumentExpression(nameof(there))] string what = "")
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var answer = await GetAsync(path);
            answer.ShouldBe(200);
            if (there(answer.Body))
                return answer;
            patience.Elapsed.ShouldBeLessThan(Patience, $"{path} never fitted {what}: {answer.Text}");
            await Task.Delay(10);
        }
    }

    public Task<Answer> PostAsync(string path, object? body, string? key = "") => SendAsync(HttpMethod.Post, path, Json(body), key);

    public Task<Answer> PutAsync(string path, object? body, string? key = "") => SendAsync(HttpMethod.Put, path, Json(body), key);

    public Task<Answer> PatchAsync(string path, object? body, string? key = "") => SendAsync(HttpMethod.Patch, path, Json(body), key);

    public Task<Answer> DeleteAsync(string path, string? key = "") => SendAsync(HttpMethod.Delete, path, null, key);

    /// <summary>A body exactly as written.</summary>
    public Task<Answer> PostTextAsync(string path, string text, string? key = "") =>
        SendAsync(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, "application/json"), key);

    /// <param name="key">Null = none; empty = a fresh one.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key.Length == 0 ? Guid.NewGuid().ToString("N") : key);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var body = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? JsonDocument.Parse(text).RootElement.Clone() : default;
        return new Answer((int)response.StatusCode, body, response.Headers, text);
    }

    private static JsonContent? Json(object? body) => body is null ? null : JsonContent.Create(body);
}
