using System.Runtime.InteropServices;

namespace Dispatch.Storage.Sqlite;

/// <summary>Linux gives each thread a niceness of its own; .NET's thread priorities do nothing there.</summary>
internal static class WriterNice
{
    /// <summary>The thread that commits waits for the disk for most of the time, and everybody waits for it.</summary>
    private const int BeforeOthers = -10;

    /// <summary>
    /// The calling thread goes first. Where the account may not ask for that (no CAP_SYS_NICE and no LimitNICE, see docs/operations.md)
    /// or the system is another, it stays as it was: fair, and a few milliseconds slower on a full machine.
    /// </summary>
    public static void GoFirst()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(which: 0, who: 0, BeforeOthers);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
}
