using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Bench.Engine;

/// <summary>
/// Both engines side by side: the same benchmark in processes of its own, built with each engine, by turns on the same machine. The
/// ratio is taken within each round, so that what else the machine does in that minute touches both sides.
/// </summary>
internal static class EngineComparison
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 3;
        var root = Root();
        var orleans = await Build(root, "Orleans") ? new List<EngineFigures>() : null;
        if (!await Build(root, "Embedded"))
            return 1;
        List<EngineFigures> embedded = [];
        for (var round = 0; round < rounds; round++)
        {
            Console.Error.WriteLine($"round {round + 1} of {rounds}");
            embedded.Add(await Measure(Path.Combine(root, "bench/bin/Release/net10.0/Dispatch.Bench.dll")));
            orleans?.Add(await Measure(Path.Combine(root, "bench/bin/orleans/Release/net10.0/Dispatch.Bench.dll")));
        }

        Report.Begin("Engine");
        if (orleans is null)
            Console.WriteLine("Orleans: not measured, the bench could not be built with ActorEngine=Orleans");
        foreach (var (name, _) in embedded[0].Rows)
            Print(name, Of(embedded, name), orleans is null ? null : Of(orleans, name));
        await PoolBound.Measure(callers: 200, TimeSpan.FromSeconds(4));
        return 0;
    }

    private static double[] Of(List<EngineFigures> side, string name) => [.. side.Select(run => run.Rows.Single(row => row.Name == name).Value)];

    private static void Print(string name, double[] ours, double[]? theirs)
    {
        if (theirs is null)
        {
            Report.Row(name, $"{Spread(ours)}");
            return;
        }

        var times = ours.Zip(theirs, (own, other) => EngineFigures.MoreIsBetter(name) ? own / other : other / own).ToArray();
        Report.Row(name, $"{Spread(ours)}; Orleans {Spread(theirs)}; {Spread(times)} times better");
    }

    /// <summary>The median, and the least and the most of the rounds.</summary>
    private static string Spread(double[] values)
    {
        var form = values.Max() < 100 ? "N2" : "N0";
        string Say(double value) => value.ToString(form, CultureInfo.InvariantCulture);
        return $"{Say(values.Order().ElementAt(values.Length / 2))} ({Say(values.Min())}–{Say(values.Max())})";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dispatch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("bench engine builds both sides: run it inside the repository");
        return folder.FullName;
    }

    private static async Task<bool> Build(string root, string engine)
    {
        // The side that this process is built with is there and in use.
        if (AppContext.BaseDirectory.Contains("/orleans/", StringComparison.Ordinal) == (engine == "Orleans"))
            return true;
        Console.Error.WriteLine($"building with ActorEngine={engine}");
        var (code, said) = await Run(
            ["build", Path.Combine(root, "bench/Bench.csproj"), "-c", "Release", $"-p:ActorEngine={engine}", "-p:RunAnalyzers=false", "--nologo", "-v", "q", "-clp:ErrorsOnly"]);
        if (code != 0)
            Console.Error.WriteLine(said);
        return code == 0;
    }

    private static async Task<EngineFigures> Measure(string assembly)
    {
        var (code, said) = await Run([assembly, EngineBench.Command]);
        return code == 0 ? EngineFigures.Read(said.Split('\n')) : throw new InvalidOperationException($"{assembly} ended with {code}:\n{said}");
    }

    private static async Task<(int Code, string Said)> Run(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
