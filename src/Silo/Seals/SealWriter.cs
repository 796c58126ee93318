using System.Text;
using Dispatch.Domain;
using Dispatch.Domain.Incidents.Seals;
using Dispatch.Grains.Incidents;
using Dispatch.Silo.Hosting;

namespace Dispatch.Silo.Seals;

/// <summary>
/// Writes seals to <c>seals.jsonl</c>, outside the database: a batch every second, each batch on disk before the next. Of several
/// seals of one incident that wait, only the highest is kept, so the memory is bounded by the incidents that are active.
/// </summary>
internal sealed partial class SealWriter(HostSettings host, TimeProvider time, ILogger<SealWriter> logger) : BackgroundService, ISealSink
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Lock _sync = new();
    private Dictionary<IncidentId, Seal> _waiting = [];
    private SealBook _book = SealVerifier.Read([]);

    public void Add(Seal seal)
    {
        lock (_sync)
        {
            if (!_waiting.TryGetValue(seal.Incident, out var known) || known.Count < seal.Count)
                _waiting[seal.Incident] = seal;
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _book = Read(host.SealsPath);
        foreach (var fault in _book.Faults)
            LogFault(host.SealsPath, fault.Message);
        // Kept by whoever keeps the host's log: against it, missing last lines of the file show.
        LogStart(host.SealsPath, _book.Last?.Number ?? 0, _book.Last?.Hash ?? "none");
        return base.StartAsync(cancellationToken);
    }

    /// <summary>The whole lines of a seal file; an empty book when there is none. An unfinished last line is a crash's, not a seal.</summary>
    public static SealBook Read(string path)
    {
        if (!File.Exists(path))
            return SealVerifier.Read([]);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n');
        return SealVerifier.Read(lines.SkipLast(1));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var newest = _book.Newest.ToDictionary(entry => entry.Key, entry => entry.Value);
        var last = _book.Last;
        await using var file = Open(host.SealsPath);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            last = Append(file, Take(newest), last);
        }
    }

    /// <summary>What is new against the file: an activation repeats seals that were written before.</summary>
    private List<Seal> Take(Dictionary<IncidentId, Seal> newest)
    {
        Dictionary<IncidentId, Seal> waiting;
        lock (_sync)
            (waiting, _waiting) = (_waiting, []);
        var fresh = waiting.Values.Where(seal => !newest.TryGetValue(seal.Incident, out var known) || known.Count < seal.Count).ToList();
        foreach (var seal in fresh)
            newest[seal.Incident] = seal;
        return fresh;
    }

    private static SealLine? Append(FileStream file, List<Seal> seals, SealLine? last)
    {
        if (seals.Count == 0)
            return last;
        var text = new StringBuilder();
        foreach (var seal in seals)
        {
            last = SealLine.After(last, seal);
            text.Append(last).Append('\n');
        }
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
        return last;
    }

    /// <summary>Goes on after the last whole line; what a crash cut short was never sealed.</summary>
    private static FileStream Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        while (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() == '\n')
                break;
            file.SetLength(file.Length - 1);
        }
        file.Seek(0, SeekOrigin.End);
        return file;
    }
}
