using System.Reflection;
using System.Text.RegularExpressions;
using Dispatch.Domain.Geo;
using Dispatch.Grains.Units;

namespace Dispatch.Architecture.Tests;

/// <summary>Who may refer to whom, and what must not appear where.</summary>
public sealed partial class LayerTests
{
    private static readonly Assembly Domain = typeof(GeoPoint).Assembly;
    private static readonly Assembly Grains = typeof(IUnitGrain).Assembly;
    private static readonly Assembly Gateway = Assembly.Load("Dispatch.Gateway");

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    [Fact]
    public void Domain_refers_to_the_framework_and_the_marker_attributes_only() =>
        References(Domain).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)
                && name is not "Orleans.Embedded.Serialization" and not "Orleans.Serialization.Abstractions")
            .ShouldBeEmpty();

    [Fact]
    public void Grains_refer_to_domain_and_engine_and_to_no_other_part() =>
        References(Grains).Where(name => name.StartsWith("Dispatch", StringComparison.OrdinalIgnoreCase)).ShouldBe(["Dispatch.Domain"]);

    [Fact]
    public void The_gateway_does_not_know_the_stores_nor_the_host() =>
        References(Gateway).Where(name => name.StartsWith("Dispatch", StringComparison.OrdinalIgnoreCase))
            .ShouldBeSubsetOf(["Dispatch.Domain", "Dispatch.Grains"]);

    [Fact]
    public void Grain_implementations_are_internal_and_sealed()
    {
        var grains = Grains.GetTypes().Where(type => typeof(IGrain).IsAssignableFrom(type) && type is { IsInterface: false, IsAbstract: false }).ToList();
        grains.ShouldNotBeEmpty();
        // What the engine generates into this assembly (references) is not an implementation.
        grains.Where(type => typeof(Grain).IsAssignableFrom(type)).Where(type => type.IsPublic || !type.IsSealed).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Domain")]
    [InlineData("src/Grains")]
    public void One_source_serves_both_engines(string folder) =>
        Sources.Lines(folder, line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Trigonometry_lives_in_domain_geo_only() =>
        new[] { "src/Domain", "src/Grains", "src/Gateway", "src/Silo" }
            .SelectMany(folder => Sources.Lines(folder, line => Trigonometry().IsMatch(line)))
            .Where(line => !line.StartsWith("src/Domain/Geo/", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("src/Domain")]
    [InlineData("src/Grains")]
    [InlineData("src/Gateway")]
    [InlineData("src/Silo")]
    [InlineData("src/Storage")]
    public void Nobody_reads_the_machines_clock_directly(string folder) =>
        Sources.Lines(folder, line => Clock().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Domain_has_no_unfinished_work() =>
        new[] { "src/Domain", "src/Grains", "src/Gateway", "src/Silo", "src/Storage", "src/Orleans.Embedded" }
            .SelectMany(folder => Sources.Lines(folder, line => Unfinished().IsMatch(line)))
            .ShouldBeEmpty();

    /// <summary>Not a limit but a list to look at: the longest files, printed with the test.</summary>
    [Fact]
    public void Long_files_are_listed()
    {
        var files = new[] { "src/Domain", "src/Grains", "src/Gateway", "src/Silo", "src/Storage", "src/Orleans.Embedded" }.SelectMany(Sources.Of).ToList();
        files.ShouldNotBeEmpty();
        foreach (var (path, lines) in files.Where(file => file.Lines.Length > 150).OrderByDescending(file => file.Lines.Length))
            TestContext.Current.SendDiagnosticMessage($"{lines.Length,5} lines  {path}");
        files.Where(file => file.Lines.Length > 400).Select(file => $"{file.Path}: {file.Lines.Length} lines").ShouldBeEmpty("beyond this a file hides two things");
    }

    [GeneratedRegex(@"\bMath(F)?\.(Sin|Cos|Tan|Asin|Acos|Atan|Atan2|SinCos|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh|PI)\b")]
    private static partial Regex Trigonometry();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException")]
    private static partial Regex Unfinished();
}
