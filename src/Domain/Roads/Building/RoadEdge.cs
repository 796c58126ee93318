using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Building;

/// <summary>A stretch between two vertices while the map is being built; grows when vertices between two stretches dissolve.</summary>
internal sealed class RoadEdge(RoadLine line, int from, int to)
{
    public int From { get; private set; } = from;

    public int To { get; private set; } = to;

    public RoadLine Line { get; } = line;

    /// <summary>The vertices between From and To.</summary>
    public List<int> Bends { get; } = [];

    public double Metres { get; private set; }

    /// <summary>Milliseconds along and against; negative = not permitted.</summary>
    public double ForwardMs { get; private set; }

    public double BackwardMs { get; private set; }

    public bool IsLoop => From == To;

    /// <summary>The edge that has swallowed this one.</summary>
    public RoadEdge? MergedInto { get; private set; }

    public RoadEdge Final()
    {
        var edge = this;
        while (edge.MergedInto is { } next)
            edge = next;
        return edge;
    }

    public void Measure(Func<int, GeoPoint> at)
    {
        var last = at(From);
        foreach (var bend in Bends.Append(To))
        {
            var next = at(bend);
            Metres += Earth.Distance(last, next).Value;
            last = next;
        }
        ForwardMs = Time(Line.ForwardKmh);
        BackwardMs = Time(Line.BackwardKmh);
    }

    public int Other(int vertex) => From == vertex ? To : From;

    public void Turn()
    {
        (From, To) = (To, From);
        (ForwardMs, BackwardMs) = (BackwardMs, ForwardMs);
        Bends.Reverse();
    }

    /// <summary>True when a vertex that only these two share adds nothing that a driver or a map reader would miss.</summary>
    public bool ContinuesAs(RoadEdge next) =>
        Line.Class == next.Line.Class && Line.Flags == next.Line.Flags && Line.Name == next.Line.Name &&
        ForwardMs >= 0 == next.ForwardMs >= 0 && BackwardMs >= 0 == next.BackwardMs >= 0;

    /// <summary>Takes in the edge that starts where this one ends.</summary>
    public void Append(RoadEdge next)
    {
        Bends.Add(To);
        Bends.AddRange(next.Bends);
        To = next.To;
        Metres += next.Metres;
        ForwardMs += next.ForwardMs;
        BackwardMs += next.BackwardMs;
        next.MergedInto = this;
    }

    private double Time(double kmh) => kmh > 0 ? Metres * 3600 / kmh : -1;
}
