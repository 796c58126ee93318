namespace Dispatch.Import.Tests;

/// <summary>The real extracts beside the repository; tests that need them say so and are skipped where they are absent.</summary>
internal static class RealFiles
{
    public static string Path(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "Dispatch.sln")))
            root = root.Parent;
        var path = System.IO.Path.Combine(root?.Parent?.FullName ?? "/", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), $"The extract ../shared/data/{file} is not beside the repository.");
        return path;
    }
}
