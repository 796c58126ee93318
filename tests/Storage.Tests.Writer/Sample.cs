using System.Globalization;
using System.Text;

namespace Dispatch.Storage.Tests.Writer;

/// <summary>A payload that shows whether it is whole: every byte follows from its number and its length.</summary>
internal readonly record struct Sample(int Number, int Padding)
{
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Number} {Padding} ") + new string((char)('a' + (Number % 26)), Padding));

    /// <exception cref="InvalidDataException">The bytes are not one whole sample.</exception>
    public static Sample Read(byte[] bytes)
    {
        var parts = Encoding.ASCII.GetString(bytes).Split(' ');
        if (parts.Length == 3
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var padding)
            && new Sample(number, padding) is var sample
            && sample.ToBytes().AsSpan().SequenceEqual(bytes))
            return sample;
        throw new InvalidDataException($"Not a whole sample: {bytes.Length} bytes.");
    }
}
