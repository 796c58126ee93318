namespace Dispatch.Domain.Incidents.Seals;

/// <summary>Something wrong with the seals.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Code">Stable: <c>unreadable</c>, <c>chain</c>, <c>shrunk</c>, <c>changed</c>.</param>
public sealed record SealFault(long Line, string Code, string Message);

/// <summary>The seal file, checked.</summary>
/// <param name="Newest">The newest good seal of each incident.</param>
/// <param name="Last">The line to go on from; null when there is none.</param>
public sealed record SealBook(IReadOnlyDictionary<IncidentId, Seal> Newest, SealLine? Last, IReadOnlyList<SealFault> Faults);

/// <summary>
/// Checks the seal file by itself, then logs against it (<see cref="LogVerifier"/> with the newest seal).
/// What it cannot find by itself is that the file's own last lines are missing: keep the number and hash of its last line
/// elsewhere (they are in the host's log after each start) to notice that as well.
/// </summary>
public static class SealVerifier
{
    /// <summary>Reads the file's lines in order. After a break in the chain the following lines are checked from there on.</summary>
    public static SealBook Read(IEnumerable<string> lines)
    {
        var newest = new Dictionary<IncidentId, Seal>();
        var faults = new List<SealFault>();
        SealLine? last = null;
        var number = 0L;
        foreach (var text in lines)
        {
            number++;
            if (SealLine.TryParse(text) is not { } line)
            {
                faults.Add(new SealFault(number, "unreadable", $"Line {number} is not a seal."));
                continue;
            }

            if (!line.Follows(last))
                faults.Add(new SealFault(number, "chain", $"Line {number} does not follow the one before: a line was changed, removed, inserted or moved."));
            if (newest.TryGetValue(line.Seal.Incident, out var before) && Contradiction(number, before, line.Seal) is { } fault)
                faults.Add(fault);
            else
                newest[line.Seal.Incident] = line.Seal;
            last = line;
        }

        return new SealBook(newest, last, faults);
    }

    private static SealFault? Contradiction(long number, Seal before, Seal now)
    {
        if (now.Count < before.Count)
            return new SealFault(number, "shrunk", $"Line {number}: incident {now.Incident} had {before.Count} entries and then {now.Count}: an old copy was put back.");
        return now.Count == before.Count && now.Head != before.Head
            ? new SealFault(number, "changed", $"Line {number}: entry {now.Count} of incident {now.Incident} was sealed twice with different hashes.")
            : null;
    }
}
