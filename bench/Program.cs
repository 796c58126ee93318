// bench NAME [OPTIONS]: each benchmark prints its figures beside a bound measured in the same run.
using Dispatch.Bench.Cordons;
using Dispatch.Bench.Durable;
using Dispatch.Bench.Engine;
using Dispatch.Bench.Growth;
using Dispatch.Bench.Recommendation;
using Dispatch.Bench.Roads;

return args switch
{
    ["cordon", .. var rest] => CordonBench.Run(rest),
    ["durable", .. var rest] => await DurableBench.RunAsync(rest),
    ["engine", .. var rest] => await EngineComparison.RunAsync(rest),
    [EngineBench.Command] => await EngineBench.RunAsync(),
    ["growth", .. var rest] => await GrowthBench.RunAsync(rest),
    ["recommend", .. var rest] => await RecommendBench.RunAsync(rest),
    ["roads", .. var rest] => RoadsBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: bench cordon [PLANS [PLOT.svg]] | durable [SECONDS [FOLDER]] | engine [ROUNDS] | growth UNITS | recommend [UNITS [QUERIES]] | roads [OSM-FOLDER [QUESTIONS]]");
    return 2;
}
