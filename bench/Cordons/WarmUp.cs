using Dispatch.Domain.Cordons;

namespace Dispatch.Bench.Cordons;

/// <summary>What the server does after its start, and the time that the compiler takes behind it: a command centre's process is not new.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan s_compiling = TimeSpan.FromSeconds(3);

    public static void Run()
    {
        var practice = new PlanningPractice();
        for (var round = 0; round < PlanningPractice.Rounds; round++)
            practice.Plan(round);
        Thread.Sleep(s_compiling);
        Console.WriteLine($"Warmed up as the server is after its start: {PlanningPractice.Rounds} problems of another city.");
    }
}
