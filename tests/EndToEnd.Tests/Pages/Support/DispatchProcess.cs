using System.Diagnostics;
using System.Text.RegularExpressions;
using Dispatch.Tests.Shared;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>The real <c>dispatch</c> program on a free port, with a data directory of its own.</summary>
/// <param name="roads">A city file made by <c>import-roads</c>; null = the server has no road map.</param>
/// <param name="demo">Options of <c>dispatch demo</c>; null = an empty centre is served.</param>
internal sealed partial class DispatchProcess(string? roads = null, IReadOnlyList<string>? demo = null) : IDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(2);

    private readonly string _data = Directory.CreateTempSubdirectory("dispatch-pages-").FullName;
    private readonly int _port = FreePorts.Next();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Printed at the very first start.</summary>
    public string FirstPassword { get; private set; } = "";

    /// <summary>Of the demo's accounts.</summary>
    public string DemoPassword { get; private set; } = "";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "dispatch.dll"), demo is null ? "serve" : "demo", "--data", _data, "--listen", Address.ToString(),
                "--set", "Gateway:Synthetic=true", "--set", "Gateway:LoginsPerMinutePerAddress=600",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (roads is not null)
        {
            start.ArgumentList.Add("--set");
            start.ArgumentList.Add("Host:Roads=" + roads);
        }
        foreach (var option in demo ?? [])
            start.ArgumentList.Add(option);
        var serving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new List<string>();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, output, serving);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, output, serving);
        _process.Exited += (_, _) => serving.TrySetException(
            new InvalidOperationException("dispatch ended:\n" + string.Join('\n', output)));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await serving.Task.WaitAsync(StartWithin, cancellationToken);
    }

    /// <summary>As a power cut does it.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process!.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private void Read(string? line, List<string> output, TaskCompletionSource serving)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (PasswordLine().Match(line) is { Success: true } password)
            FirstPassword = password.Groups["password"].Value;
        if (DemoLine().Match(line) is { Success: true } accounts)
            DemoPassword = accounts.Groups["password"].Value;
        if (demo is not null && DemoPassword.Length == 0)
            return;
        // The very first start prints the password last; later ones have none to print.
        if (DemoPassword.Length > 0 || (FirstPassword.Length > 0 && (line.Contains(FirstPassword, StringComparison.Ordinal) || ServingLine().IsMatch(line))))
            serving.TrySetResult();
    }

    [GeneratedRegex(@"one-time password (?<password>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex PasswordLine();

    [GeneratedRegex(@"the password of all five is (?<password>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex DemoLine();

    [GeneratedRegex("^Serving on", RegexOptions.CultureInvariant)]
    private static partial Regex ServingLine();
}
