using System.Globalization;

namespace Dispatch.Load.Service;

/// <summary>
/// A disk that is really slow, for one process: Linux' block I/O controller lets it make only so many requests a second to the device under
/// a folder. Needs root and a controller that may be written (cgroup v1 <c>blkio</c> or v2 <c>io</c>).
/// </summary>
internal sealed class SlowDisk : IDisposable
{
    private const string V1 = "/sys/fs/cgroup/blkio";
    private const string V2 = "/sys/fs/cgroup";

    private readonly string _parent;
    private readonly string _group;
    private readonly string _lift;
    private readonly string _file;

    private SlowDisk(string parent, string file, string limit, string lift)
    {
        (_parent, _file, _lift) = (parent, file, lift);
        _group = Directory.CreateDirectory(Path.Combine(parent, FormattableString.Invariant($"dispatch-load-{Environment.ProcessId}"))).FullName;
        File.WriteAllText(Path.Combine(_group, file), limit);
    }

    /// <returns>Null and the reason where this machine does not allow it.</returns>
    public static (SlowDisk? Disk, string Why) TryMake(string folder, int requestsPerSecond)
    {
        try
        {
            if (DeviceOf(folder) is not { } device)
                return (null, "the device under the data directory is not known");
            if (Directory.Exists(V1))
                return (new SlowDisk(V1, "blkio.throttle.write_iops_device", $"{device} {requestsPerSecond}", $"{device} 0"), "");
            return File.Exists(Path.Combine(V2, "cgroup.controllers"))
                ? (new SlowDisk(V2, "io.max", $"{device} wiops={requestsPerSecond}", $"{device} wiops=max"), "")
                : (null, "there is no block I/O controller");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (null, $"the block I/O controller may not be written ({refused.Message.TrimEnd('.')}): it needs root");
        }
    }

    public void Hold(int process) => File.WriteAllText(Path.Combine(_group, "cgroup.procs"), process.ToString(CultureInfo.InvariantCulture));

    /// <summary>Lifts the limit and lets the process go; a process that has ended is no longer there.</summary>
    public void Release(int process)
    {
        File.WriteAllText(Path.Combine(_group, _file), _lift);
        if (Directory.Exists(FormattableString.Invariant($"/proc/{process}")))
            File.WriteAllText(Path.Combine(_parent, "cgroup.procs"), process.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_group);
        }
        catch (IOException)
        {
            // Somebody is still in it; an empty limit does no harm.
            return;
        }
    }

    /// <summary>Major and minor number of the mount that holds the folder: the longest of mountinfo that is a start of its path.</summary>
    private static string? DeviceOf(string folder) => File.ReadLines("/proc/self/mountinfo")
        .Select(line => line.Split(' '))
        .Where(fields => folder.StartsWith(fields[4], StringComparison.Ordinal) && fields[2].Split(':')[0] != "0")
        .MaxBy(fields => fields[4].Length)?[2];
}
