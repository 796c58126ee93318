namespace Dispatch.Domain.Roads.Naming;

/// <summary>The folded forms of every road name, and which road pieces bear it. Built once for a map, on first use.</summary>
internal sealed class NameIndex
{
    private readonly int[] firstPiece;
    private readonly int[] pieces;

    public NameIndex(RoadMap map)
    {
        var data = map.Data;
        Forms = Array.ConvertAll(data.Names, FormsOf);
        var named = Enumerable.Range(0, data.PieceCount).Where(p => data.PieceName[p] >= 0)
            .OrderBy(p => data.PieceName[p]).ToArray();
        pieces = named;
        firstPiece = new int[data.Names.Length + 1];
        foreach (var p in named)
            firstPiece[data.PieceName[p] + 1]++;
        for (var n = 0; n < data.Names.Length; n++)
            firstPiece[n + 1] += firstPiece[n];
        Ends = EndsOf(map);
    }

    /// <summary>For each name its distinct folded forms: local, Chinese, English, number.</summary>
    public string[][] Forms { get; }

    /// <summary>The two ends of each road piece.</summary>
    public (int From, int To)[] Ends { get; }

    public ReadOnlySpan<int> PiecesNamed(int name) => pieces.AsSpan(firstPiece[name], firstPiece[name + 1] - firstPiece[name]);

    private static string[] FormsOf(RoadName name) =>
        new[] { name.Local, name.Chinese, name.English, name.Number }
            .Select(FoldedText.Of).Where(f => f.Length > 0).Distinct().ToArray();

    private static (int, int)[] EndsOf(RoadMap map)
    {
        var ends = new (int, int)[map.PieceCount];
        for (var a = 0; a < map.ArcCount; a++)
            ends[map.Piece(a)] = map.IsReversed(a) ? (map.Head(a), map.Tail(a)) : (map.Tail(a), map.Head(a));
        return ends;
    }
}
