namespace Dispatch.Load.Service;

/// <summary>Where things lie: the tool runs from its build folder, inside the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The service as it was built together with this tool, in the same configuration.</summary>
    public static string Service
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "Debug" : "Release";
            return Path.Combine(Root, "src", "Silo", "bin", configuration, "net10.0", "dispatch.dll");
        }
    }

    public static string Results => Path.Combine(Root, "var", "load");

    /// <summary>Recorded data beside the repository; null where it is not.</summary>
    public static string? Data(string folder)
    {
        var path = Path.Combine(Root, "..", "shared", "data", folder);
        return Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dispatch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
