namespace Dispatch.EndToEnd.Tests.Pages.Support;

internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo from) =>
        File.Exists(Path.Combine(from.FullName, "Dispatch.sln")) ? from.FullName
        : Find(from.Parent ?? throw new InvalidOperationException("Dispatch.sln is in no directory above the tests."));
}
