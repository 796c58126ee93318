using System.Text;

namespace Dispatch.Gateway.Tests.Roads;

/// <summary>Reads a vector tile from the specification alone, sharing nothing with the writer.</summary>
internal sealed record TileRoad(ulong Id, Dictionary<string, object> Tags, List<List<(int X, int Y)>> Lines)
{
    public static (string Layer, int Version, int Extent, List<TileRoad> Roads) Read(byte[] tile)
    {
        var layer = Fields(tile).Single(field => field.Number == 3).Bytes;
        var fields = Fields(layer);
        var keys = fields.Where(f => f.Number == 3).Select(f => Encoding.UTF8.GetString(f.Bytes)).ToList();
        var values = fields.Where(f => f.Number == 4).Select(f => ValueOf(Fields(f.Bytes).Single())).ToList();
        var roads = fields.Where(f => f.Number == 2).Select(f => RoadOf(Fields(f.Bytes), keys, values)).ToList();
        return (Encoding.UTF8.GetString(fields.Single(f => f.Number == 1).Bytes),
            (int)fields.Single(f => f.Number == 15).Value, (int)fields.Single(f => f.Number == 5).Value, roads);
    }

    private static TileRoad RoadOf(List<Field> fields, List<string> keys, List<object> values)
    {
        var tags = Varints(fields.Single(f => f.Number == 2).Bytes);
        fields.Single(f => f.Number == 3).Value.ShouldBe(2UL);
        return new TileRoad(fields.Single(f => f.Number == 1).Value,
            tags.Chunk(2).ToDictionary(pair => keys[(int)pair[0]], pair => values[(int)pair[1]]),
            LinesOf(Varints(fields.Single(f => f.Number == 4).Bytes)));
    }

    private static List<List<(int X, int Y)>> LinesOf(List<ulong> numbers)
    {
        var lines = new List<List<(int X, int Y)>>();
        var (x, y, at) = (0, 0, 0);
        while (at < numbers.Count)
        {
            var (command, count) = (numbers[at] & 7, (int)(numbers[at] >> 3));
            at++;
            if (command == 1)
                lines.Add([]);
            for (var i = 0; i < count; i++, at += 2)
            {
                (x, y) = (x + Signed(numbers[at]), y + Signed(numbers[at + 1]));
                lines[^1].Add((x, y));
            }
        }
        return lines;
    }

    private static int Signed(ulong value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static object ValueOf(Field field) => field.Number switch
    {
        1 => Encoding.UTF8.GetString(field.Bytes),
        7 => field.Value != 0,
        6 => (long)Signed(field.Value),
        _ => throw new InvalidDataException($"value of field {field.Number}"),
    };

    private static List<ulong> Varints(byte[] bytes)
    {
        var (list, at) = (new List<ulong>(), 0);
        while (at < bytes.Length)
            list.Add(Varint(bytes, ref at));
        return list;
    }

    private static List<Field> Fields(byte[] bytes)
    {
        var (list, at) = (new List<Field>(), 0);
        while (at < bytes.Length)
        {
            var tag = Varint(bytes, ref at);
            if ((tag & 7) == 0)
            {
                list.Add(new Field((int)(tag >> 3), Varint(bytes, ref at), []));
                continue;
            }
            (tag & 7).ShouldBe(2UL);
            var length = (int)Varint(bytes, ref at);
            list.Add(new Field((int)(tag >> 3), 0, bytes[at..(at + length)]));
            at += length;
        }
        return list;
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
            shift += 7;
        }
    }

    private sealed record Field(int Number, ulong Value, byte[] Bytes);
}
