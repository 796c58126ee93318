using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Reads whole numbers out of an instance or solution and says which field is wrong when one is.</summary>
internal sealed class InstanceJson(string file, JsonElement root)
{
    public static InstanceJson Open(string file)
    {
        if (!File.Exists(file))
            throw new InputFault($"{file}: no such file.");
        try
        {
            // As text, not as bytes: some editors begin a file with a byte order mark, which JSON does not know.
            using var document = JsonDocument.Parse(File.ReadAllText(file, Encoding.UTF8));
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object
                ? new InstanceJson(file, root) : throw new InputFault($"{file}: must be one JSON object.");
        }
        catch (JsonException damaged)
        {
            throw new InputFault($"{file}: not valid JSON ({damaged.Message})");
        }
    }

    /// <summary>An optional field may be left out or null.</summary>
    public bool Has(string field) => root.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    public string Text(string field) =>
        Value(field) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()! : throw Wrong(field, "must be text");

    public int Number(string field, int least, int most) => InRange(Value(field), field, least, most);

    public ImmutableArray<int> Numbers(string field, int most)
    {
        var list = List(field);
        return [.. list.Select((item, i) => InRange(item, Invariant($"{field}[{i}]"), 0, most))];
    }

    /// <summary>Whole numbers of any size.</summary>
    public ImmutableArray<long> Ids(string field) =>
        [.. List(field).Select((item, i) => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var id)
            ? id : throw Wrong(Invariant($"{field}[{i}]"), "must be a whole number"))];

    public ImmutableArray<(int First, int Second)> Pairs(string field, int mostFirst, int mostSecond)
    {
        var pairs = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var item in List(field))
        {
            var path = Invariant($"{field}[{pairs.Count}]");
            if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() != 2)
                throw Wrong(path, "must be a pair of whole numbers");
            pairs.Add((InRange(item[0], path + "[0]", 0, mostFirst), InRange(item[1], path + "[1]", 0, mostSecond)));
        }
        return pairs.ToImmutable();
    }

    private JsonElement.ArrayEnumerator List(string field) =>
        Value(field) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray() : throw Wrong(field, "must be a list");

    private JsonElement Value(string field) =>
        root.TryGetProperty(field, out var value) ? value : throw Wrong(field, "is missing");

    private int InRange(JsonElement value, string path, int least, int most)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
            throw Wrong(path, "must be a whole number");
        return number >= least && number <= most
            ? (int)number : throw Wrong(path, Invariant($"is {number}, must be {least} … {most}"));
    }

    private InputFault Wrong(string path, string what) => new($"{file}: field \"{path}\" {what}.");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
