using Google.Protobuf;

namespace Dispatch.Import.Osm.Formats;

/// <summary>Repeated numbers, packed or one by one, as Protocol Buffers readers must accept both.</summary>
internal static class Packed
{
    public static void UInt32(CodedInputStream input, uint tag, List<long> into) =>
        Read(input, tag, numbers => into.Add(numbers.ReadUInt32()));

    /// <summary>Zigzag numbers, each the difference to the one before.</summary>
    public static void Deltas(CodedInputStream input, uint tag, List<long> into) =>
        Read(input, tag, numbers => into.Add(checked((into.Count > 0 ? into[^1] : 0) + numbers.ReadSInt64())));

    private static void Read(CodedInputStream input, uint tag, Action<CodedInputStream> readOne)
    {
        if (WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
        {
            readOne(input);
            return;
        }
        var packed = input.ReadBytes().CreateCodedInput();
        while (!packed.IsAtEnd)
            readOne(packed);
    }
}
