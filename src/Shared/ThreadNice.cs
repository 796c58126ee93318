using System.Runtime.InteropServices;

namespace Dispatch.Shared;

/// <summary>
/// Linux gives each thread a niceness of its own, while .NET's thread priorities do nothing there. Compiled into each project that has such
/// threads, because these share no other.
/// </summary>
internal static class ThreadNice
{
    /// <summary>For threads that wait for most of the time and must not wait for others when they are needed.</summary>
    public const int BeforeOthers = -10;

    /// <summary>For threads that think for long and leave the processor to whoever else wants it.</summary>
    public const int BehindOthers = 10;

    /// <summary>
    /// Sets the calling thread's. Where the account may not go before others (no CAP_SYS_NICE and no LimitNICE, see docs/operations.md) or the
    /// system is another, it stays as it was: fair, and a few milliseconds slower on a full machine.
    /// </summary>
    public static void Set(int nice)
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(which: 0, who: 0, nice);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int nice);
}
