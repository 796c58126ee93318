using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Dispatch.Gateway.Link;

namespace Dispatch.Gateway.Tests.Link;

/// <summary>What a phone, or somebody who is none, may send as frames of RFC 6455.</summary>
public sealed class LinkFrameReaderTests
{
    private const int Text = 1, Binary = 2, Close = 8, Ping = 9;
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];

    /// <summary>A masked frame as a client sends it.</summary>
    private static byte[] Frame(int opcode, ReadOnlySpan<byte> payload, bool final = true)
    {
        var frame = new List<byte> { (byte)((final ? 128 : 0) | opcode) };
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, payload.Length);
        frame.Add((byte)(128 | (payload.Length < 126 ? payload.Length : payload.Length <= ushort.MaxValue ? 126 : 127)));
        frame.AddRange(payload.Length < 126 ? [] : payload.Length <= ushort.MaxValue ? number[6..] : number);
        frame.AddRange(Mask);
        for (var i = 0; i < payload.Length; i++)
            frame.Add((byte)(payload[i] ^ Mask[i % 4]));
        return [.. frame];
    }

    private static byte[] Frame(int opcode, string payload, bool final = true) => Frame(opcode, Encoding.UTF8.GetBytes(payload), final);

    /// <summary>Everything that is found, fed in pieces of so many bytes, as a network delivers it.</summary>
    private static List<(LinkRead Found, string Payload)> Read(byte[] sent, int piece = int.MaxValue)
    {
        using var reader = new LinkFrameReader { MayBeLarge = true };
        var (all, at, end) = (new List<(LinkRead, string)>(), 0, 0);
        while (true)
        {
            var bytes = new ReadOnlySequence<byte>(sent, at, end - at);
            for (var found = reader.Next(ref bytes); found != LinkRead.More; found = reader.Next(ref bytes))
            {
                all.Add((found, Encoding.UTF8.GetString(reader.Payload.Span)));
                if (found is LinkRead.Broken or LinkRead.NotText or LinkRead.TooLarge)
                    return all;
                reader.Done();
            }
            if (end == sent.Length)
                return all;
            at = end - (int)bytes.Length;
            end = (int)Math.Min((long)end + piece, sent.Length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(LinkFrameReader.MaxMessage)]
    public void A_message_of_any_allowed_length_is_read(int length)
    {
        var text = new string('x', length);
        Read(Frame(Text, text), piece: 50_001).ShouldBe([(LinkRead.Message, text)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void However_the_network_cuts_it_the_same_is_read(int piece)
    {
        byte[] sent =
        [
            .. Frame(Text, "one é"), .. Frame(Ping, "are you there"), .. Frame(Text, "two ", final: false), .. Frame(Ping, ""),
            .. Frame(0, "three ", final: false), .. Frame(Ping, "?"), .. Frame(0, "four"), .. Frame(Binary, new string('y', 300)), .. Frame(Close, [3, 232]),
        ];
        Read(sent, piece).ShouldBe(
        [
            (LinkRead.Message, "one é"), (LinkRead.Ping, "are you there"), (LinkRead.Ping, ""), (LinkRead.Ping, "?"),
            (LinkRead.Message, "two three four"), (LinkRead.Message, new string('y', 300)), (LinkRead.Close, "\u0003\ufffd"),
        ]);
    }

    public static TheoryData<string, byte[]> Unlawful => new()
    {
        { "not masked", [0x81, 0x01, (byte)'x'] },
        { "a reserved bit", [0xC1, 0x80, 0, 0, 0, 0] },
        { "an unknown code", [0x83, 0x80, 0, 0, 0, 0] },
        { "an unknown control code", [0x8B, 0x80, 0, 0, 0, 0] },
        { "a control frame in parts", [0x09, 0x80, 0, 0, 0, 0] },
        { "a control frame that is too long", [0x89, 0xFE, 0, 126, 0, 0, 0, 0] },
        { "a fragment of nothing", Frame(0, "x") },
        { "a message inside another", [.. Frame(Text, "x", final: false), .. Frame(Text, "y")] },
        { "a negative length", [0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Unlawful))]
    public void What_is_against_the_protocol_is_read_no_further(string what, byte[] sent) =>
        Read(sent)[^1].Found.ShouldBe(LinkRead.Broken, what);

    [Fact]
    public void A_text_that_is_not_UTF8_is_none() => Read(Frame(Text, [0xC3, 0x28])).ShouldHaveSingleItem().Found.ShouldBe(LinkRead.NotText);

    [Theory]
    [InlineData(LinkFrameReader.MaxMessage + 1)]
    [InlineData(long.MaxValue)]
    public void A_length_that_is_not_allowed_is_refused_before_anything_of_it_has_come(long length)
    {
        byte[] head = [0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(2), length);
        Read(head).ShouldHaveSingleItem().Found.ShouldBe(LinkRead.TooLarge);
    }

    [Fact]
    public void Fragments_that_grow_too_large_together_are_refused()
    {
        var part = new byte[LinkFrameReader.MaxMessage / 2];
        byte[] sent = [.. Frame(Binary, part, final: false), .. Frame(0, part, final: false), .. Frame(0, [1], final: false)];
        Read(sent).ShouldHaveSingleItem().Found.ShouldBe(LinkRead.TooLarge);
    }

    [Fact]
    public void A_large_message_waits_until_there_is_room_and_is_then_read()
    {
        using var reader = new LinkFrameReader();
        var bytes = new ReadOnlySequence<byte>(Frame(Binary, new byte[LinkFrameReader.SmallMessage + 1]));
        reader.Next(ref bytes).ShouldBe(LinkRead.Large);
        reader.Next(ref bytes).ShouldBe(LinkRead.Large);
        reader.Payload.Length.ShouldBe(0);
        reader.MayBeLarge = true;
        reader.Next(ref bytes).ShouldBe(LinkRead.Message);
        reader.Payload.Length.ShouldBe(LinkFrameReader.SmallMessage + 1);
    }
}
