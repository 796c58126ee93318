namespace Dispatch.Domain.Tests;

/// <summary>Recorded positions beside the repository. They are large and have licences of their own, so they are not in it.</summary>
internal static class RecordedData
{
    /// <summary>The file's path; skips the test with a plain reason where the data is not there.</summary>
    public static string Path(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "Dispatch.sln")))
            root = root.Parent;
        var path = System.IO.Path.Combine([root?.FullName ?? ".", "..", "shared", "data", .. parts]);
        Assert.SkipUnless(File.Exists(path), $"recorded data {string.Join('/', parts)} is not beside the repository");
        return path;
    }
}
