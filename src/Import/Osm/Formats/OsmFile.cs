using System.IO.Compression;

namespace Dispatch.Import.Osm.Formats;

/// <summary>Reads an OpenStreetMap file: PBF, XML or gzipped XML, told apart by their first bytes and not by their names.</summary>
public static class OsmFile
{
    /// <param name="path">The file.</param>
    /// <param name="sink">Receives every element.</param>
    /// <param name="progress">Called now and then with the bytes read so far.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ImportException">The file is damaged, cut off or of another kind.</exception>
    public static void Read(string path, IOsmSink sink, Action<long>? progress, CancellationToken cancellation)
    {
        using var file = Open(path);
        var head = new byte[Math.Min(file.Length, 16)];
        file.ReadExactly(head);
        file.Position = 0;
        switch (head)
        {
            case []:
                throw new ImportException(path, "", "the file is empty");
            case [0x1F, 0x8B, ..]:
                using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
                    XmlFormat.Read(path, unzipped, file, sink, progress, cancellation);
                break;
            case [(byte)'<', ..] or [0xEF, 0xBB, 0xBF, (byte)'<', ..]:
                XmlFormat.Read(path, file, file, sink, progress, cancellation);
                break;
            case [0, 0, ..]:
                PbfFormat.Read(path, file, sink, progress, cancellation);
                break;
            default:
                throw new ImportException(path, "byte 0", "this is not OpenStreetMap data (neither PBF nor XML nor gzipped XML)");
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(path, "", $"the file cannot be opened ({e.Message.TrimEnd('.')})", e);
        }
    }
}
