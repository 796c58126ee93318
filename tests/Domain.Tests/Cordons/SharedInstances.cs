using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>The five published instances, beside the repository; tests that need them are skipped where they are not.</summary>
internal static class SharedInstances
{
    private static readonly string? s_root = Find();

    public static CordonInstance Read(string name, int rings = 1)
    {
        Assert.SkipWhen(s_root is null, "../shared/cordon-instances is not beside this repository.");
        return CordonInstanceFile.Read(Path.Combine(s_root!, "instances", name + ".json"), graphs: null, rings);
    }

    /// <summary>A folder of the shared data.</summary>
    public static string Data(string folder)
    {
        Assert.SkipWhen(s_root is null, "../shared is not beside this repository.");
        return Path.Combine(s_root!, "..", "data", folder);
    }

    /// <summary>A file of this repository.</summary>
    public static string InRepository(string path)
    {
        Assert.SkipWhen(Repository() is null, "The tests do not run within the repository.");
        return Path.Combine(Repository()!, path);
    }

    private static string? Find()
    {
        var shared = Repository() is { } root ? Path.Combine(root, "..", "shared", "cordon-instances") : "";
        return Directory.Exists(shared) ? shared : null;
    }

    private static string? Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Dispatch.sln")))
            at = at.Parent;
        return at?.FullName;
    }
}
