using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons;

/// <summary>What lies within a ring of posts, whatever the time: crossings he comes to having met fewer posts than there are rings.</summary>
internal sealed class PostsMet
{
    private readonly int[] _least;
    private readonly int _rings;

    private PostsMet(int[] least, int rings) => (_least, _rings) = (least, rings);

    /// <summary>How many crossings lie within.</summary>
    public int Enclosed => _least.Count(met => met < _rings);

    /// <summary>Crossings of the outer ring, where he meets the last post.</summary>
    public IEnumerable<int> Edge => Enumerable.Range(0, _least.Length).Where(v => _least[v] == _rings);

    public bool Contains(int node) => _least[node] <= _rings;

    /// <param name="posts">Crossings; what lies beyond the last ring is not looked at.</param>
    public static PostsMet Within(CordonProblem problem, IEnumerable<int> posts)
    {
        var (roads, rings) = (problem.Roads.Suspect, problem.Rules.Rings);
        var (isPost, least) = (posts.ToHashSet(), new int[roads.NodeCount]);
        Array.Fill(least, int.MaxValue);
        var levels = new Stack<int>[rings];
        for (var met = 0; met < rings; met++)
            levels[met] = new Stack<int>();
        foreach (var start in problem.Starts)
            Enter(start.Node, 0);
        for (var met = 0; met < rings; met++)
            while (levels[met].TryPop(out var v))
                for (var arc = least[v] == met ? roads.FirstArc[v] : roads.FirstArc[v + 1]; arc < roads.FirstArc[v + 1]; arc++)
                    Enter(roads.Head[arc], met);
        return new PostsMet(least, rings);

        void Enter(int node, int met)
        {
            met += isPost.Contains(node) ? 1 : 0;
            if (met >= least[node])
                return;
            least[node] = met;
            if (met < rings)
                levels[met].Push(node);
        }
    }
}
