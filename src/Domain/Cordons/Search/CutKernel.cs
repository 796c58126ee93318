namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The part of a cut network in which units can be short. Around it lies a smallest cut of crossings with plenty of units;
/// whatever a cordon does beyond that cut, falling back to it takes no more posts (cuts are submodular) and no unit that is
/// scarce, so that nothing beyond needs to be searched.
/// </summary>
/// <param name="Arcs">From vertex to vertex, 0 = start, 1 = out.</param>
/// <param name="Choices">The choices inside and on the edge.</param>
/// <param name="ChoiceArc">Arc of each of <paramref name="Choices"/>.</param>
/// <param name="Edge">The cut around it: a cordon if its posts get units. Empty when there is none, and all is kept.</param>
internal sealed record CutKernel(
    int VertexCount, (int From, int To)[] Arcs, int[] Choices, int[] ChoiceArc, int[] Edge)
{
    /// <param name="kept">Choices that must not be cut off, however many units they have.</param>
    public static CutKernel Of(CutNetwork network, PostChoices choices, IReadOnlyCollection<int> kept)
    {
        var scarce = Enumerable.Range(0, choices.Count).Where(choices.HasScarceSlot);
        var edge = new KernelEdge(network, scarce, _ => true, kept);
        if (!edge.Exists)
            return new CutKernel(
                network.VertexCount, network.Arcs, [.. Enumerable.Range(0, choices.Count)], network.ChoiceArc, []);
        return Within(network, edge);
    }

    private static CutKernel Within(CutNetwork network, KernelEdge around)
    {
        var inside = new bool[network.VertexCount];
        for (var v = 0; v < inside.Length; v++)
            inside[v] = around.IsInside(v);
        var number = Numbers(inside, out var count);
        var arcs = new List<(int From, int To)>();
        var (choices, choiceArc, edge) = (new List<int>(), new List<int>(), new List<int>());
        for (var i = 0; i < network.Arcs.Length; i++)
        {
            var (from, to) = network.Arcs[i];
            if (!inside[from])
                continue;
            if (i < network.ChoiceArc.Length)
            {
                choices.Add(i);
                choiceArc.Add(arcs.Count);
                if (!inside[to])
                    edge.Add(i);
            }
            arcs.Add((number[from], number[to]));
        }
        return new CutKernel(count, [.. arcs], [.. choices], [.. choiceArc], [.. edge]);
    }

    /// <summary>Source 0, all that is not inside 1, the rest from 2.</summary>
    private static int[] Numbers(bool[] inside, out int count)
    {
        count = 2;
        var number = new int[inside.Length];
        for (var v = 0; v < inside.Length; v++)
            number[v] = v == 0 ? 0 : inside[v] ? count++ : 1;
        return number;
    }
}
