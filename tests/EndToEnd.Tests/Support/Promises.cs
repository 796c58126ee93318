using System.Collections.Concurrent;

namespace Dispatch.EndToEnd.Tests.Support;

/// <summary>Everything that the service has answered "done", and how to find it again.</summary>
internal sealed class Promises
{
    private readonly ConcurrentDictionary<string, string> _incidents = new();
    private readonly ConcurrentBag<(string Incident, string Text)> _notes = [];
    private readonly ConcurrentDictionary<string, bool> _units = new();
    private readonly ConcurrentDictionary<string, bool> _checked = new();
    private int _count;
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count => _count;

    /// <summary>Until one more promise has been made.</summary>
    public Task NextAsync() => (_next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>An incident was opened under this key.</summary>
    public void Opened(string incident, string key) => Add(() => _incidents[incident] = key);

    public void Noted(string incident, string text) => Add(() => _notes.Add((incident, text)));

    public void Registered(string unit) => Add(() => _units.TryAdd(unit, false));

    public void OnDuty(string unit) => Add(() => _units[unit] = true);

    public string? AnyIncident() => _incidents.Keys.FirstOrDefault();

    /// <summary>Each promise is looked up once, after the first restart that followed it; the log audit covers the earlier ones.</summary>
    public async Task CheckAsync(Api dispatcher, Api administrator)
    {
        foreach (var incident in _incidents.Keys.Where(id => _checked.TryAdd("i" + id, true)))
            (await dispatcher.GetAsync($"incidents/{incident}")).ShouldBe(200);
        foreach (var (incident, text) in _notes.Where(note => _checked.TryAdd("n" + note.Text, true)))
            (await dispatcher.GetAsync($"incidents/{incident}/log")).Text.ShouldContain(text);
        foreach (var (unit, onDuty) in _units.Where(unit => _checked.TryAdd($"u{unit.Key}{unit.Value}", true)))
        {
            var view = await dispatcher.GetAsync($"units/{unit}");
            view.ShouldBe(200);
            if (onDuty)
                view.Body.GetProperty("onDuty").GetBoolean().ShouldBeTrue(unit);
        }
        (await administrator.GetAsync("accounts")).Text.ShouldContain("\"fleet\"");
    }

    private void Add(Action remember)
    {
        remember();
        Interlocked.Increment(ref _count);
        _next.TrySetResult();
    }
}
