using Spectre.Console;

namespace Dispatch.Load.Reports;

/// <summary>Bars while the city is filled; nothing where the console is a file.</summary>
internal sealed class SeedingProgress(IAnsiConsole console)
{
    public Task<T> ShowAsync<T>(Func<Action<string, int, int>, Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive)
            return work((_, _, _) => { });
        return console.Progress().AutoClear(true).StartAsync(progress =>
        {
            var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            return work((what, done, of) =>
            {
                lock (bars)
                {
                    if (!bars.TryGetValue(what, out var bar))
                        bars[what] = bar = progress.AddTask("Seeding " + what, maxValue: of);
                    bar.Value = Math.Max(bar.Value, done);
                }
            });
        });
    }
}
