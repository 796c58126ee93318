using System.CommandLine;
using Dispatch.Load.Scenarios;
using Dispatch.Load.Service;

namespace Dispatch.Load.Commands;

/// <param name="Compare">Folder of an earlier run, or <c>last</c>.</param>
internal sealed record OutputChoices(string Results, string Thresholds, string? Compare, bool Open);

/// <summary>The options of every scenario.</summary>
internal sealed class ScenarioOptions(string scenario)
{
    private static readonly Choices s_usual = new();

    private readonly Option<double> _seconds = Number("--seconds", "Length of the measured part.", s_usual.Seconds);
    private readonly Option<int> _taxis = Whole("--taxis", "Vehicles that report positions.", s_usual.Taxis);
    private readonly Option<double> _every = Number("--every", "Seconds between two fixes of one vehicle: 1, 5, 10, 30.", s_usual.Every);
    private readonly Option<Via> _via = new("--via") { Description = "How fixes are sent: socket (one each), http (one request each), fleet (binary batches).", DefaultValueFactory = _ => s_usual.Via };
    private readonly Option<double> _calls = Number("--calls", "Emergency calls a second.", s_usual.CallsPerSecond);
    private readonly Option<int> _drivers = Whole("--drivers", "Drivers on a WebSocket of their own.", s_usual.Drivers);
    private readonly Option<double> _cut = Number("--cut", "Percent of connections cut in the middle.", s_usual.Cut);
    private readonly Option<double> _offline = Number("--offline", "Percent that are away and come back later.", s_usual.Offline);
    private readonly Option<bool> _kill = new("--kill") { Description = "kill -9 of the service in the middle, then started again." };
    private readonly Option<bool> _redis = new("--redis") { Description = "States in a redis-server of its own, which is killed and comes back." };
    private readonly Option<int> _seed = Whole("--seed", "The same seed gives the same arrivals, courses and answers.", s_usual.Seed);
    private readonly Option<string?> _simulate = new("--simulate") { Description = "Another arrival schedule of reports: \"ramp 0-4000 30s, constant 4000 2m, spike 4000-12000 1m\"." };
    private readonly Option<int> _perWorker = Whole("--sockets-per-worker", "A further generator process is started for each so many sockets.", s_usual.SocketsPerWorker);
    private readonly Option<int> _slowed = Whole("--slowed", "Test of the thresholds: the service holds each request so many ms.", 0);
    private readonly Option<string?> _service = new("--service") { Description = "Another build of the service: its dispatch.dll. Default: the one built with this tool." };
    private readonly Option<string> _results = new("--results") { Description = "Folder for reports.", DefaultValueFactory = _ => Repository.Results };
    private readonly Option<string> _thresholds = new("--thresholds") { Description = "File of limits; breaking one ends with exit code 1.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "thresholds.json") };
    private readonly Option<string?> _compare = new("--compare") { Description = "Folder of an earlier run to compare with, or 'last'." };
    private readonly Option<bool> _noOpen = new("--no-open") { Description = "Do not open the report where a desktop exists." };

    private List<Option> _own = [];

    public void AddTo(Command command)
    {
        IEnumerable<Option> own = scenario switch
        {
            "patrol" => [_taxis, _every, _via, _simulate, _perWorker],
            "calls" => [_calls],
            "chaos" => [_calls, _redis],
            "cordon" => [_taxis, _every],
            "mobilise" => [_drivers, _every, _cut, _offline, _kill, _perWorker],
            "reconnect-storm" => [_drivers, _perWorker],
            "peak" => [_every, _calls, _drivers, _perWorker],
            _ => [_taxis, _every, _calls, _drivers],
        };
        _own = [_seconds, .. own, _seed, _slowed, _service];
        foreach (var option in (IEnumerable<Option>)[.. _own, _results, _thresholds, _compare, _noOpen])
            command.Options.Add(option);
    }

    public Choices Choices(ParseResult parsed)
    {
        return new Choices
        {
            Seconds = Value(_seconds, s_usual.Seconds),
            Taxis = Value(_taxis, s_usual.Taxis),
            Every = Value(_every, s_usual.Every),
            Via = Value(_via, s_usual.Via),
            CallsPerSecond = Value(_calls, s_usual.CallsPerSecond),
            Drivers = Value(_drivers, s_usual.Drivers),
            Cut = Value(_cut, s_usual.Cut),
            Offline = Value(_offline, s_usual.Offline),
            Kill = Value(_kill, s_usual.Kill),
            Seed = Value(_seed, s_usual.Seed),
            Simulate = Value(_simulate, s_usual.Simulate),
            SocketsPerWorker = Value(_perWorker, s_usual.SocketsPerWorker),
            SlowedBy = Value(_slowed, s_usual.SlowedBy),
            Service = Value(_service, null),
            Redis = Value(_redis, false),
        };

        // An option that this scenario does not have keeps its usual value.
        T Value<T>(Option<T> option, T usual) => _own.Contains(option) ? parsed.GetValue(option)! : usual;
    }

    public OutputChoices Output(ParseResult parsed) => new(
        parsed.GetValue(_results)!, parsed.GetValue(_thresholds)!, parsed.GetValue(_compare), !parsed.GetValue(_noOpen));

    private static Option<double> Number(string name, string description, double usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static Option<int> Whole(string name, string description, int usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };
}
