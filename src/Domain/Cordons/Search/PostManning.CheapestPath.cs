namespace Dispatch.Domain.Cordons.Search;

internal sealed partial class PostManning
{
    /// <summary>Mans one more slot along the cheapest alternating path (Bellman–Ford over the slots).</summary>
    private sealed class CheapestPath(PostManning manning, int latest)
    {
        // _cost[u] = cheapest change of the total that hands unit u on; _from[u] = the slot that takes it.
        private readonly long[] _cost = new long[manning._unit.Length];
        private readonly int[] _from = new int[manning._unit.Length];
        private readonly Queue<(int Slot, long Cost)> _queue = [];

        public void Add(int root)
        {
            Array.Fill(_cost, long.MaxValue);
            _queue.Enqueue((root, 0));
            while (_queue.TryDequeue(out var at))
                Spread(at.Slot, at.Cost);
            var best = None;
            for (var unit = 0; unit < _cost.Length; unit++)
                if (_cost[unit] < long.MaxValue && manning._slotOf[unit] == None && (best == None || IsBetter(unit, best)))
                    best = unit;
            if (best == None)
                throw new InvalidOperationException("A chosen post has no unit in time.");
            Flip(root, best);
        }

        private bool IsBetter(int unit, int best) =>
            (_cost[unit], manning._unit[unit]).CompareTo((_cost[best], manning._unit[best])) < 0;

        private void Spread(int slot, long cost)
        {
            var (units, ready) = (manning._candidates[slot], manning._readyMs[slot]);
            for (var i = 0; i < units.Length && ready[i] <= latest; i++)
            {
                var (unit, next) = (units[i], cost + ready[i]);
                if (_cost[unit] <= next)
                    continue;
                (_cost[unit], _from[unit]) = (next, slot);
                if (manning._slotOf[unit] is var other && other != None && other != slot)
                    _queue.Enqueue((other, next - manning.Ready(other, unit)));
            }
        }

        private void Flip(int root, int unit)
        {
            while (true)
            {
                var slot = _from[unit];
                var had = manning._unitOf[slot];
                (manning._slotOf[unit], manning._unitOf[slot]) = (slot, unit);
                if (slot == root)
                    return;
                unit = had;
            }
        }
    }
}
