using System.Text;

namespace Dispatch.Gateway.Roads;

/// <summary>One layer of a vector tile, version 2.1 (github.com/mapbox/vector-tile-spec); field numbers are the specification's.</summary>
internal sealed class VectorLayer(string name)
{
    private const int LineString = 2;
    private const uint MoveTo = 1;
    private const uint LineTo = 2;

    private readonly ProtoWriter _features = new();
    private readonly Dictionary<string, uint> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<object, uint> _values = [];

    /// <param name="lines">Each of two points or more, in tile coordinates.</param>
    /// <param name="properties">Values are string, bool or long.</param>
    public void AddLines(int id, IReadOnlyList<List<(int X, int Y)>> lines, IEnumerable<(string Key, object Value)> properties)
    {
        var tags = new ProtoWriter();
        foreach (var (key, value) in properties)
        {
            tags.Raw(Index(_keys, key));
            tags.Raw(Index(_values, value));
        }
        var feature = new ProtoWriter();
        feature.Number(1, (ulong)id);
        feature.Bytes(2, tags.Written);
        feature.Number(3, LineString);
        feature.Bytes(4, Commands(lines).Written);
        _features.Bytes(2, feature.Written);
    }

    public byte[] ToTile()
    {
        var layer = new ProtoWriter();
        layer.Number(15, 2);
        layer.Bytes(1, Encoding.UTF8.GetBytes(name));
        layer.Append(_features);
        foreach (var key in _keys.Keys)
            layer.Bytes(3, Encoding.UTF8.GetBytes(key));
        foreach (var value in _values.Keys)
            layer.Bytes(4, Value(value).Written);
        layer.Number(5, TileFrame.Extent);
        var tile = new ProtoWriter();
        if (_keys.Count > 0)
            tile.Bytes(3, layer.Written);
        return tile.Written.ToArray();
    }

    private static ProtoWriter Commands(IReadOnlyList<List<(int X, int Y)>> lines)
    {
        var geometry = new ProtoWriter();
        var (x, y) = (0, 0);
        foreach (var line in lines)
        {
            geometry.Raw((1 << 3) | MoveTo);
            Step(line[0]);
            geometry.Raw(((uint)(line.Count - 1) << 3) | LineTo);
            foreach (var point in line.Skip(1))
                Step(point);
        }
        return geometry;

        void Step((int X, int Y) to)
        {
            geometry.Raw(ProtoWriter.ZigZag(to.X - x));
            geometry.Raw(ProtoWriter.ZigZag(to.Y - y));
            (x, y) = to;
        }
    }

    private static ProtoWriter Value(object value)
    {
        var writer = new ProtoWriter();
        if (value is string text)
            writer.Bytes(1, Encoding.UTF8.GetBytes(text));
        else if (value is bool flag)
            writer.Number(7, flag ? 1UL : 0);
        else
            writer.Number(6, ProtoWriter.ZigZag((long)value));
        return writer;
    }

    private static uint Index<T>(Dictionary<T, uint> table, T item) where T : notnull
    {
        if (!table.TryGetValue(item, out var index))
            table[item] = index = (uint)table.Count;
        return index;
    }
}
