using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Dispatch.Domain.Tracking;
using Dispatch.Silo.Commands;

namespace Dispatch.EndToEnd.Tests.Commands;

public sealed class CommandLineTests
{
    private static readonly RootCommand Root = DispatchCommand.Create();

    /// <summary>A command was once written, tested and measured, and nobody could call it.</summary>
    [Fact]
    public void Every_command_that_is_written_can_be_called()
    {
        var written = typeof(ServeCommand).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ServeCommand).Namespace && type.Name.EndsWith("Command", StringComparison.Ordinal))
            .Select(type => type.GetMethod("Create", BindingFlags.Public | BindingFlags.Static, [])?.Invoke(null, null))
            .OfType<Command>().Where(command => command is not RootCommand).Select(command => command.Name).ToList();
        written.Count.ShouldBeGreaterThan(5);
        Root.Subcommands.Select(command => command.Name).ShouldBe(written, ignoreOrder: true);
    }

    [Theory]
    [InlineData("intercept ../shared/data/interception_manhattan Manhattan")]
    [InlineData("cordon instance.json --rings 2 --svg out.svg")]
    [InlineData("cordon-check instance.json solution.json")]
    [InlineData("import-roads town.osm.pbf --out city.roads")]
    public void What_the_documents_tell_to_type_is_understood(string line) => Root.Parse(line).Errors.ShouldBeEmpty();

    [Fact]
    public void Every_command_and_option_says_what_it_is_for() => Speechless(Root).ShouldBeEmpty();

    [Theory]
    [InlineData(1, null, null)]
    [InlineData(0.5, null, null)]
    [InlineData(60, null, "10800")]
    [InlineData(1000, null, "180000")]
    [InlineData(60, "200", "200")]
    public void A_sped_up_replay_is_believed_unless_a_limit_was_set(double speed, string? set, string? limit)
    {
        const string name = "Tracking:CivilianKilometresPerHour";
        var settings = set is null ? [] : new Dictionary<string, string?> { [name] = set };
        ReplayCommand.Sped(settings, speed).GetValueOrDefault(name).ShouldBe(limit);
        new TrackingLimits
        {
            CivilianKilometresPerHour = double.Parse(limit ?? "180", CultureInfo.InvariantCulture),
            ResponderKilometresPerHour = double.Parse(settings.GetValueOrDefault("Tracking:ResponderKilometresPerHour") ?? "250", CultureInfo.InvariantCulture),
        }.Fault().ShouldBeNull();
    }

    private static IEnumerable<string> Speechless(Command command) =>
        command.Options.Where(option => string.IsNullOrWhiteSpace(option.Description)).Select(option => $"{command.Name} {option.Name}")
            .Concat(command.Arguments.Where(argument => string.IsNullOrWhiteSpace(argument.Description)).Select(argument => $"{command.Name} {argument.Name}"))
            .Concat(command.Subcommands.Where(sub => string.IsNullOrWhiteSpace(sub.Description)).Select(sub => sub.Name))
            .Concat(command.Subcommands.SelectMany(Speechless));
}
