using Dispatch.Domain.Roads;

namespace Dispatch.Bench.Roads;

/// <summary><c>bench roads [FOLDER [QUESTIONS]]</c>: import, loading, queues, recommendation. Cities are synthetic, seed 7.</summary>
internal static class RoadsBench
{
    private const int DefaultQuestions = 2000;

    public static int Run(string[] args)
    {
        var questions = args.Length > 1 && int.TryParse(args[1], out var given) ? given : DefaultQuestions;
        if (args is [var folder, ..] && Directory.Exists(folder))
        {
            Console.WriteLine("Import (two passes, building, strongly connected part), and loading of the city file made from it:");
            FileBench.Import(folder);
        }
        List<RoadMap> cities = [SyntheticCity.Generate(7, 6_000), SyntheticCity.Generate(7, 100_000)];
        Console.WriteLine("Loading city.roads (synthetic):");
        cities.ForEach(FileBench.Load);
        Console.WriteLine("Queues (synthetic):");
        cities.ForEach(city => QueueBench.Run(city, 40));
        Console.WriteLine("Recommendation (synthetic):");
        cities.ForEach(city => EtaBench.Run(city, questions));
        return 0;
    }
}
