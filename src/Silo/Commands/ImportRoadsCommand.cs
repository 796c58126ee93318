using System.CommandLine;
using Dispatch.Import;
using Dispatch.Import.City;
using Dispatch.Import.Osm;
using Spectre.Console;

namespace Dispatch.Silo.Commands;

/// <summary>
/// <c>dispatch import-roads FILE --out city.roads</c>. Exit codes: 0 written, 1 wrong use or the input cannot be read, 2 the output
/// exists, 3 the output cannot be written, 130 interrupted. Whatever but 0 leaves the output as it was; why is said on the error stream.
/// </summary>
internal static class ImportRoadsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "OpenStreetMap data: .osm.pbf, .osm or .osm.gz." };
        var output = new Option<FileInfo>("--out", "-o") { Description = "The city file to write.", Required = true };
        var name = new Option<string>("--name") { Description = "The map's name. Default: the input's file name.", DefaultValueFactory = _ => "" };
        var service = new Option<bool>("--service") { Description = "Also take service roads: alleys, drives, car parks." };
        var noPaths = new Option<bool>("--no-paths") { Description = "Leave out what can only be walked; a cordon around somebody on foot then covers roads alone." };
        var force = new Option<bool>("--force") { Description = "Replace the output if it exists." };
        var command = new Command("import-roads", "Makes a city file of the roads in OpenStreetMap data.") { file, output, name, service, noPaths, force };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            new Request(parsed.GetRequiredValue(file), parsed.GetRequiredValue(output), parsed.GetValue(force),
                new ImportOptions(parsed.GetValue(name) ?? "", parsed.GetValue(service), !parsed.GetValue(noPaths))), AnsiConsole.Console, cancellation)));
        return command;
    }

    internal static int Run(Request request, IAnsiConsole console, CancellationToken cancellation)
    {
        if (request.Output.Exists && !request.Force)
            return Fail(2, $"{request.Output.FullName} exists already; --force replaces it.");
        if (request.Output.Directory is not { Exists: true })
            return Fail(3, $"{request.Output.FullName} cannot be written: its folder does not exist.");
        try
        {
            var imported = Import(request, console, cancellation);
            CityFile.Write(request.Output.FullName, imported.Roads.Map, request.Force);
            ImportRoadsReport.Print(console, imported, request.Output.FullName);
            return 0;
        }
        catch (ImportException e)
        {
            return Fail(1, e.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(130, "Interrupted; nothing was written.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(3, $"{request.Output.FullName} cannot be written: {e.Message}");
        }
    }

    private static ImportedRoads Import(Request request, IAnsiConsole console, CancellationToken cancellation) =>
        console.Progress().AutoClear(true).Start(progress =>
        {
            var bar = progress.AddTask($"Reading {Markup.Escape(request.File.Name)}");
            return OsmImport.Read(request.File.FullName, request.Options, read =>
            {
                bar.MaxValue = Math.Max(1, read.Total);
                bar.Value = read.Done;
            }, cancellation);
        });

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }

    internal sealed record Request(FileInfo File, FileInfo Output, bool Force, ImportOptions Options);
}
