namespace Dispatch.Architecture.Tests;

/// <summary>The C# files of the repository as text.</summary>
internal static class Sources
{
    public static IEnumerable<(string Path, string[] Lines)> Of(string folder)
    {
        var root = Root();
        return Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllLines(path)));
    }

    /// <summary>"file:line text" of every line that the test finds.</summary>
    public static List<string> Lines(string folder, Func<string, bool> found) =>
    [
        .. from file in Of(folder)
           from line in file.Lines.Select((text, index) => (text, index))
           where found(line.text)
           select $"{file.Path}:{line.index + 1} {line.text.Trim()}",
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dispatch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Dispatch.sln is not above the tests.");
        return folder.FullName;
    }
}
