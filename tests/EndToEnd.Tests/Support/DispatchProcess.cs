using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dispatch.EndToEnd.Tests.Support;

/// <summary>The real program as a process of its own, on a free port, with its data in a directory that outlives it.</summary>
internal sealed class DispatchProcess : IAsyncDisposable
{
    public const string Password = "end-to-end-password";

    private const string Serving = "Serving on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DispatchProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public string Output => string.Join('\n', _output);

    public static async Task<DispatchProcess> ServeAsync(string data, params string[] more)
    {
        var started = Stopwatch.GetTimestamp();
        var dispatch = new DispatchProcess(Start(["serve", "--data", data, "--listen", "http://127.0.0.1:0", .. more]));
        dispatch._process.OutputDataReceived += (_, line) => dispatch.Take(line.Data);
        dispatch._process.ErrorDataReceived += (_, line) => dispatch.Take(line.Data);
        dispatch._process.BeginOutputReadLine();
        dispatch._process.BeginErrorReadLine();
        dispatch.Address = await dispatch._address.Task.WaitAsync(Patience);
        await dispatch.WaitReadyAsync();
        dispatch.ReadyAfter = Stopwatch.GetElapsedTime(started);
        return dispatch;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public Api Anonymous() => new(new HttpClient { BaseAddress = Address });

    public Task<Api> AdministratorAsync() => Anonymous().SignInAsync("admin", Password);

    /// <summary>An account with a password of its own, signed in.</summary>
    public async Task<Api> AccountAsync(string name, string role, string? unit = null)
    {
        var administrator = await AdministratorAsync();
        (await administrator.PostAsync("accounts", new { name, role, unit, password = Password }, $"make-{name}")).ShouldBe(201);
        var first = await Anonymous().SignInAsync(name, Password);
        var changed = await first.PostAsync("auth/password", new { old = Password, @new = Password + "-2" });
        changed.ShouldBe(200);
        return Anonymous().WithBearer(changed.Body.GetProperty("accessToken").GetString()!);
    }

    public Task<Api> SignInAsync(string name) => Anonymous().SignInAsync(name, Password + "-2");

    /// <summary>A device account's token.</summary>
    public async Task<string> DeviceAsync(string name, string unit)
    {
        var administrator = await AdministratorAsync();
        (await administrator.PostAsync("accounts", new { name, role = "device", unit })).ShouldBe(201);
        return (await administrator.PostAsync($"accounts/{name}/token", null)).Body.GetProperty("token").GetString()!;
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "dispatch.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["Gateway__FirstAdministratorPassword"] = Password;
        start.Environment["Gateway__LoginsPerMinutePerAddress"] = "100000";
        return Process.Start(start)!;
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException("dispatch ended before it served:\n" + Output));
            return;
        }
        _output.Enqueue(line);
        if (line.StartsWith(Serving, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[Serving.Length..]));
    }

    private async Task WaitReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(Patience);
        while (!(await http.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode)
            await Task.Yield();
    }
}

/// <summary>A directory that is gone after the test.</summary>
internal sealed class DataDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dispatch-e2e-").FullName;

    public string Database => System.IO.Path.Combine(Path, "dispatch.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
