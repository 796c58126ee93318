namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Every (crossing, ring) that some units can hold in time. A choice has one slot for each unit it needs; a slot
/// lists the units that may fill it, earliest first.
/// </summary>
internal sealed class PostChoices
{
    private readonly List<int> _node = [];
    private readonly List<int> _ring = [];
    private readonly List<int> _firstSlot = [0];
    private readonly List<(UnitArrivals From, int Node, int Count)> _slots = [];
    private readonly int[] _choiceAt;
    private readonly int _rings;

    private PostChoices(int nodes, int rings)
    {
        _rings = rings;
        _choiceAt = new int[nodes * rings];
        Array.Fill(_choiceAt, -1);
    }

    public int Count => _node.Count;

    public int Rings => _rings;

    public int SlotCount => _slots.Count;

    /// <summary>True when the lists of some slots were cut at K, so that a cordon of more than K units needs longer lists.</summary>
    public bool AnyCut { get; private set; }

    public int Node(int choice) => _node[choice];

    public int Ring(int choice) => _ring[choice];

    public int FirstSlot(int choice) => _firstSlot[choice];

    public int EndSlot(int choice) => _firstSlot[choice + 1];

    /// <summary>The choice for a crossing and ring, or −1.</summary>
    public int At(int node, int ring) => _choiceAt[node * _rings + ring - 1];

    public ReadOnlySpan<int> Units(int slot) => _slots[slot].From.Units(_slots[slot].Node)[.._slots[slot].Count];

    public ReadOnlySpan<int> ReadyMs(int slot) => _slots[slot].From.ReadyMs(_slots[slot].Node)[.._slots[slot].Count];

    /// <summary>True when the slot's list is complete; otherwise it has at least K units and can be filled last.</summary>
    public bool IsScarce(int slot) => _slots[slot].Count < _slots[slot].From.K;

    /// <param name="deadline">Per crossing; negative = may not be held.</param>
    public static PostChoices Find(
        CordonRules rules, Escape escape, int[] deadline, (UnitArrivals Officers, UnitArrivals Anyone) arrivals)
    {
        var choices = new PostChoices(deadline.Length, rules.Rings);
        foreach (var v in escape.Nodes)
        {
            if (deadline[v] < 0)
                continue;
            var need = rules.Needs.GetValueOrDefault(v, PostNeed.OneUnit);
            var officers = InTime(arrivals.Officers.ReadyMs(v), deadline[v]);
            var anyone = InTime(arrivals.Anyone.ReadyMs(v), deadline[v]);
            for (var ring = 1; ring <= rules.Rings; ring++)
            {
                var mixed = CivilianRing.MayHold(CordonUnitKind.Taxi, ring);
                if (need.Officers > officers || need.Units > (mixed ? anyone : officers))
                    continue;
                choices.Add(v, ring);
                for (var i = 0; i < need.Units; i++)
                    choices.AddSlot(i < need.Officers || !mixed
                        ? (arrivals.Officers, v, officers) : (arrivals.Anyone, v, anyone));
                choices._firstSlot.Add(choices._slots.Count);
            }
        }
        return choices;
    }

    private void Add(int node, int ring)
    {
        _choiceAt[node * _rings + ring - 1] = _node.Count;
        _node.Add(node);
        _ring.Add(ring);
    }

    private void AddSlot((UnitArrivals From, int Node, int Count) slot)
    {
        _slots.Add(slot);
        AnyCut |= slot.Count == slot.From.K;
    }

    private static int InTime(ReadOnlySpan<int> ready, int deadline)
    {
        var count = 0;
        while (count < ready.Length && ready[count] <= deadline)
            count++;
        return count;
    }
}
