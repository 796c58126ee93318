namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The part of a cut network in which units can be short. Around it lies a smallest cut of crossings with plenty of units;
/// whatever a cordon does beyond that cut, falling back to it takes no more posts (cuts are submodular) and no unit that is
/// scarce, so that nothing beyond needs to be searched.
/// </summary>
/// <param name="Flow">Each choice with a capacity of <see cref="KernelEdge.Weight"/>; the edge leads to the sink.</param>
/// <param name="Choices">The choices inside and on the edge.</param>
/// <param name="Arcs">From vertex to vertex, of each of <paramref name="Choices"/>.</param>
/// <param name="ChoiceArc">The arc's number in the flow.</param>
/// <param name="Edge">The cut around it: a cordon if its posts get units. Empty when there is none, and all is kept.</param>
internal sealed record CutKernel(
    TreeFlow Flow, int[] Choices, (int From, int To)[] Arcs, int[] ChoiceArc, int[] Edge)
{
    /// <param name="kept">Choices that must not be cut off, however many units they have.</param>
    public static CutKernel Of(CutNetwork network, PostChoices choices, IReadOnlyCollection<int> kept)
    {
        var scarce = Enumerable.Range(0, choices.Count).Where(choices.HasScarceSlot);
        var around = new KernelEdge(network, scarce, kept, restarts: true);
        var exists = around.TryEnclose(_ => true);
        (int From, int To) Arc(int choice) => network.Arcs[network.ChoiceArc[choice]];
        int[] inside = [.. Enumerable.Range(0, choices.Count).Where(c => !exists || around.IsInside(Arc(c).From))];
        int[] edge = exists ? [.. inside.Where(c => !around.IsInside(Arc(c).To))] : [];
        var flow = around.Restart();
        foreach (var choice in edge)
            flow.AddSink(Arc(choice).To);
        return new CutKernel(flow, inside, Array.ConvertAll(inside, Arc), Array.ConvertAll(inside, c => network.ChoiceArc[c]), edge);
    }
}
