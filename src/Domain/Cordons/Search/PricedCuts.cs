namespace Dispatch.Domain.Cordons.Search;

/// <summary>The smallest cuts of a kernel at changing prices; the flow is kept from one to the next.</summary>
internal sealed class PricedCuts(CutKernel kernel, int choices)
{
    private readonly long _scansBefore = kernel.Flow.ArcScans;
    private readonly int[] _weight = new int[choices];
    private readonly int[] _capacity = [.. kernel.Choices.Select(_ => KernelEdge.Weight)];

    /// <summary>Arcs looked at for these cuts.</summary>
    public long ArcScans => kernel.Flow.ArcScans - _scansBefore;

    /// <param name="near">The cut closest to the start.</param>
    /// <param name="far">The one closest to the exits.</param>
    /// <returns>The bound at the present prices; null = what the branch forbids leaves no cut.</returns>
    public long? At(SetPrices prices, int postWeight, BranchState state, out List<int> near, out List<int> far)
    {
        var flow = kernel.Flow;
        Array.Fill(_weight, postWeight);
        var free = prices.AddTo(_weight);
        for (var i = 0; i < kernel.Choices.Length; i++)
            SetCapacity(i, state.IsHeld(kernel.Choices[i]) ? 0
                : state.IsForbidden(kernel.Choices[i]) ? TreeFlow.Endless : _weight[kernel.Choices[i]]);
        flow.Maximise();
        (near, far) = ([], []);
        if (!flow.IsFinite)
            return null;
        for (var i = 0; i < kernel.Arcs.Length; i++)
        {
            var (from, to) = kernel.Arcs[i];
            if (flow.IsNear(from) && !flow.IsNear(to))
                near.Add(kernel.Choices[i]);
            if (!flow.IsFar(from) && flow.IsFar(to))
                far.Add(kernel.Choices[i]);
        }
        return flow.Value + state.HeldChoices.Sum(c => (long)_weight[c]) - free;
    }

    private void SetCapacity(int choice, int capacity)
    {
        if (_capacity[choice] == capacity)
            return;
        _capacity[choice] = capacity;
        kernel.Flow.SetCapacity(kernel.ChoiceArc[choice], capacity);
    }
}
