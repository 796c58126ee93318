using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Load.Service;

/// <summary>One second of the service and the machine.</summary>
/// <param name="ServiceCpu">Processor time per second of clock: 1 = one core busy.</param>
/// <param name="MachineCpu">The same of the whole machine, everybody's; NaN where the system does not say.</param>
/// <param name="Stolen">Of the machine's processors, what the host beneath a virtual machine gave to others; in cores.</param>
/// <param name="MemoryMiB">Resident memory of the service.</param>
/// <param name="GcPauseMs">Stopped by the collector in this second.</param>
internal sealed record ServiceSecond(
    double At, double ServiceCpu, double MachineCpu, double MemoryMiB, double HeapMiB, double GcPauseMs,
    double Gen0, double Gen1, double Gen2, double Threads, double IngestQueue, double Dropped, double Stolen = 0);

/// <summary>Reads the processor time and memory of the service, and its telemetry. A restarted service is watched on.</summary>
internal sealed class Meter(Func<Process?> service, Telemetry telemetry)
{
    private long _at = Stopwatch.GetTimestamp();
    private double _cpu;
    private (double Busy, double Stolen, double All) _machine = Machine();
    private (double Pause, double Gen0, double Gen1, double Gen2) _gc;

    public ServiceSecond Read(double at)
    {
        var seconds = Math.Max(0.001, Stopwatch.GetElapsedTime(_at).TotalSeconds);
        _at = Stopwatch.GetTimestamp();
        var (cpu, memory) = Process();
        var used = cpu < _cpu ? cpu : cpu - _cpu;
        _cpu = cpu;
        var gc = (telemetry["dotnet.gc.pause.time"], telemetry["dotnet.gc.collections{gen0}"],
            telemetry["dotnet.gc.collections{gen1}"], telemetry["dotnet.gc.collections{gen2}"]);
        var (machine, stolen) = MachineCpu();
        var second = new ServiceSecond(at, used / seconds, machine, memory, telemetry["dotnet.gc.last_collection.heap.size"] / 1048576,
            Since(_gc.Pause, gc.Item1) * 1000, Since(_gc.Gen0, gc.Item2), Since(_gc.Gen1, gc.Item3), Since(_gc.Gen2, gc.Item4),
            telemetry["dotnet.thread_pool.thread.count"], telemetry["dispatch.ingest.queue"], telemetry["dispatch.ingest.dropped"], stolen);
        _gc = gc;
        return second;
    }

    private static double Since(double before, double now) => now < before ? now : now - before;

    private (double Cpu, double MiB) Process()
    {
        try
        {
            if (service() is not { HasExited: false } process)
                return (0, 0);
            process.Refresh();
            return (process.TotalProcessorTime.TotalSeconds, process.WorkingSet64 / 1048576.0);
        }
        catch (InvalidOperationException)
        {
            return (0, 0);
        }
    }

    private (double Busy, double Stolen) MachineCpu()
    {
        var (now, before) = (Machine(), _machine);
        _machine = now;
        var cores = Environment.ProcessorCount / (now.All - before.All);
        return ((now.Busy - before.Busy) * cores, (now.Stolen - before.Stolen) * cores);
    }

    /// <summary>Ticks since the machine started, of all its processors.</summary>
    private static (double Busy, double Stolen, double All) Machine()
    {
        if (!File.Exists("/proc/stat"))
            return (0, 0, 0);
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (ticks.Sum() - ticks[3] - ticks[4], ticks[7], ticks.Sum());
    }
}
