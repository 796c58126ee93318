namespace Orleans.Runtime;

/// <summary>Who waits for whom among the open calls; finds the circle that a late call is caught in.</summary>
internal sealed class CallCycles(IEnumerable<Request> open)
{
    private readonly ILookup<Activation, Activation> _waitsFor = open
        .Where(request => !request.NoAnswer && request is { Source: not null, Owner: Activation })
        .ToLookup(request => request.Source!, request => (Activation)request.Owner!);

    /// <summary>A sentence that names the grains of the circle, or nothing.</summary>
    public string Describe(Request late)
    {
        if (late.Owner is not Activation start)
        {
            return "";
        }

        var path = new List<Activation>();
        return Search(start, path, []) ? $" The calls wait for each other in a circle: {string.Join(" -> ", InOrder(path))}." : "";
    }

    /// <summary>Every call of one circle tells it from the same grain on.</summary>
    private static IEnumerable<GrainId> InOrder(List<Activation> circle)
    {
        var ids = circle.Take(circle.Count - 1).Select(grain => grain.GrainId).ToList();
        var first = ids.IndexOf(ids.Min());
        return ids.Skip(first).Concat(ids.Take(first + 1));
    }

    /// <summary>Depth first; on success the path is the circle with its first grain repeated at the end.</summary>
    private bool Search(Activation start, List<Activation> path, HashSet<Activation> seen)
    {
        var pending = new Stack<(Activation Grain, int Depth)>([(start, 0)]);
        while (pending.TryPop(out var step))
        {
            path.RemoveRange(step.Depth, path.Count - step.Depth);
            var back = path.IndexOf(step.Grain);
            if (back >= 0)
            {
                path.RemoveRange(0, back);
                path.Add(step.Grain);
                return true;
            }

            if (seen.Add(step.Grain))
            {
                path.Add(step.Grain);
                foreach (var next in _waitsFor[step.Grain])
                {
                    pending.Push((next, path.Count));
                }
            }
        }

        return false;
    }
}
