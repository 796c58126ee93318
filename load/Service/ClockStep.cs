using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Load.Service;

/// <summary>
/// The wall clock of one process, set forward and back while it runs, as a time server or an operator does: Debian's libfaketime is loaded
/// before it and reads the offset from a file. The clock that only counts (timeouts, timers) goes on, as it does on a real machine.
/// </summary>
internal sealed class ClockStep
{
    private readonly string _library;
    private readonly string _file;

    private ClockStep(string library, string file)
    {
        (_library, _file) = (library, file);
        Set(TimeSpan.Zero);
    }

    /// <returns>Null where the library is not installed.</returns>
    public static ClockStep? TryMake(string folder)
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*").Select(path => Path.Combine(path, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists) : null;
        return library is null ? null : new ClockStep(library, Path.Combine(folder, "clock"));
    }

    public void AddTo(ProcessStartInfo service)
    {
        service.Environment["LD_PRELOAD"] = _library;
        service.Environment["FAKETIME_TIMESTAMP_FILE"] = _file;
        service.Environment["FAKETIME_CACHE_DURATION"] = "1";
        service.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }

    /// <summary>From the true time; seen within a second. Put in place whole, for the reader may come at any moment.</summary>
    public void Set(TimeSpan offset)
    {
        File.WriteAllText(_file + ".new", string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds:+0;-0;+0}\n"));
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
