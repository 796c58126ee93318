using System.Text;
using Dispatch.Domain.Roads;

namespace Dispatch.Import.City;

/// <summary>The texts of a city file: length-prefixed UTF-8, first the map's name and source, then four for each road name.</summary>
internal static class CityTexts
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(RoadMapData data)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Strict);
        writer.Write(data.Name);
        writer.Write(data.Source);
        writer.Write(data.Names.Length);
        foreach (var name in data.Names)
            foreach (var text in new[] { name.Local, name.Chinese, name.English, name.Number })
                writer.Write(text);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not such texts.</exception>
    public static (string Name, string Source, RoadName[] Names) Read(ReadOnlySpan<byte> section)
    {
        using var reader = new BinaryReader(new MemoryStream(section.ToArray(), writable: false), Strict);
        try
        {
            var (name, source, count) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
            if (count < 0 || count > section.Length)
                throw new InvalidDataException("the number of road names is impossible");
            var names = new RoadName[count];
            for (var i = 0; i < count; i++)
                names[i] = new RoadName(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
            return (name, source, names);
        }
        catch (Exception e) when (e is EndOfStreamException or DecoderFallbackException or FormatException or IOException)
        {
            throw new InvalidDataException("the road names are damaged", e);
        }
    }
}
