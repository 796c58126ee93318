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
    private readonly List<(UnitArrivals From, int Node, UnitList? Scarce)> _slots = [];
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

    public int Node(int choice) => _node[choice];

    public int Ring(int choice) => _ring[choice];

    public int FirstSlot(int choice) => _firstSlot[choice];

    public int EndSlot(int choice) => _firstSlot[choice + 1];

    /// <summary>The choice for a crossing and ring, or −1.</summary>
    public int At(int node, int ring) => _choiceAt[node * _rings + ring - 1];

    /// <summary>Who may fill the slot, earliest first: all units in time where it is scarce, otherwise K or more of them.</summary>
    public ReadOnlySpan<int> Units(int slot) => List(slot).Units;

    /// <summary>t_u(v) of each of <see cref="Units"/>.</summary>
    public ReadOnlySpan<int> ReadyMs(int slot) => List(slot).ReadyMs;

    /// <summary>From now on at least so many units of a slot with plenty are known, where they are in time.</summary>
    public void Lengthen(int slot, int count) => _slots[slot].From.Lengthen(_slots[slot].Node, count);

    /// <summary>True when the slot's list is complete; otherwise it has at least K units and can be filled last.</summary>
    public bool IsScarce(int slot) => _slots[slot].Scarce is not null;

    public bool HasScarceSlot(int choice)
    {
        for (var slot = FirstSlot(choice); slot < EndSlot(choice); slot++)
            if (IsScarce(slot))
                return true;
        return false;
    }

    /// <summary>Every (crossing, ring) where somebody might be in time; no units are looked up and no slots made.</summary>
    /// <param name="deadline">Per crossing; negative = may not be held.</param>
    public static PostChoices Hoped(CordonRules rules, ReadOnlySpan<int> nodes, int[] deadline)
    {
        var choices = new PostChoices(deadline.Length, rules.Rings);
        foreach (var v in nodes)
            for (var ring = 1; ring <= rules.Rings && deadline[v] >= 0; ring++)
                choices.Add(v, ring);
        return choices;
    }

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
            var officers = arrivals.Officers.Count(v);
            var anyone = ReferenceEquals(arrivals.Anyone, arrivals.Officers) ? officers : arrivals.Anyone.Count(v);
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

    private void AddSlot((UnitArrivals From, int Node, int Count) slot) => _slots.Add(
        (slot.From, slot.Node, slot.Count < slot.From.K ? slot.From.List(slot.Node) : null));

    private UnitList List(int slot) => _slots[slot].Scarce ?? _slots[slot].From.List(_slots[slot].Node);
}
