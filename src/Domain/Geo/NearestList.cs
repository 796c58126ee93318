namespace Dispatch.Domain.Geo;

/// <summary>
/// The nearest so many of whatever is offered, within a radius. Equal distances go by id, so that the answer does not depend on the order
/// in which cells answered. Holds no more than it was asked for, however many are offered.
/// </summary>
/// <param name="count">At least 1.</param>
/// <param name="radius">Whoever is farther is not taken.</param>
public sealed class NearestList<T>(int count, Metres radius)
{
    private readonly PriorityQueue<(T Item, Metres Distance), (double Distance, string Id)> _farthestFirst = new(count + 1, Farther.First);

    /// <summary>The last one's distance; null while there is room: then somebody farther out may still belong here.</summary>
    public Metres? Farthest => _farthestFirst.Count < count ? null : _farthestFirst.Peek().Distance;

    /// <summary>Whoever is farther need not be offered.</summary>
    public Metres Reach => Farthest ?? radius;

    public void Offer(T item, string id, Metres distance)
    {
        if (distance > radius)
            return;
        if (_farthestFirst.Count < count)
            _farthestFirst.Enqueue((item, distance), (distance.Value, id));
        else
            _farthestFirst.EnqueueDequeue((item, distance), (distance.Value, id));
    }

    /// <summary>Nearest first; the list is empty afterwards.</summary>
    public IReadOnlyList<(T Item, Metres Distance)> Take()
    {
        var nearest = new (T, Metres)[_farthestFirst.Count];
        for (var i = nearest.Length - 1; i >= 0; i--)
            nearest[i] = _farthestFirst.Dequeue();
        return nearest;
    }

    private sealed class Farther : IComparer<(double Distance, string Id)>
    {
        public static readonly Farther First = new();

        public int Compare((double Distance, string Id) x, (double Distance, string Id) y)
        {
            var byDistance = y.Distance.CompareTo(x.Distance);
            return byDistance != 0 ? byDistance : string.CompareOrdinal(y.Id, x.Id);
        }
    }
}
