using System.Globalization;
using Dispatch.Domain.Roads;
using Dispatch.Import.City;
using Dispatch.Import.Osm;

namespace Dispatch.Bench.Roads;

/// <summary>Import of OpenStreetMap files and loading of city files.</summary>
internal static class FileBench
{
    private const int Imports = 3;
    private const int Loads = 15;

    public static void Import(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsOsm).Order(StringComparer.Ordinal))
        {
            ImportedRoads? roads = null;
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var times = Timing.Of(Imports, () => roads = OsmImport.Read(file));
            allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Imports;
            Print(Path.GetFileName(file), roads!.Roads.Map, times, allocated, new FileInfo(file).Length);
            Load(roads.Roads.Map);
        }
    }

    public static void Load(RoadMap map)
    {
        var path = Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}.roads");
        try
        {
            CityFile.Write(path, map, replace: false);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            RoadMap? read = null;
            var times = Timing.Of(Loads, () => read = CityFile.Read(path));
            var held = GC.GetTotalMemory(forceFullCollection: true) - before;
            Console.WriteLine(
                $"  {read!.NodeCount,7:N0} nodes, {read.ArcCount,7:N0} arcs: file {Mb(new FileInfo(path).Length)}, in memory {Mb(held)}, {times}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool IsOsm(string path) =>
        path.EndsWith(".pbf", StringComparison.Ordinal) || path.EndsWith(".osm.gz", StringComparison.Ordinal);

    private static void Print(string name, RoadMap map, Timing times, long allocated, long size) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {name,-30} {size / 1024.0,6:0} KB → {map.NodeCount,6:N0} nodes, {map.ArcCount,6:N0} arcs in {times.Least:0} ms (best of {Imports}), allocates {Mb(allocated)}"));

    private static string Mb(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
