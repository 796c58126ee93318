using System.Globalization;
using System.IO.Compression;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Gateway.Roads;

/// <summary>Answers one tile: compressed as it is kept, or unpacked for the rare client that cannot.</summary>
internal static class TileResult
{
    public const string MediaType = "application/vnd.mapbox-vector-tile";

    public static IResult Of(CityRoads roads, int z, int x, int y, HttpContext context)
    {
        if (roads.Tiles is not { } tiles)
            return CityRoads.None.ToProblem();
        if (TileId.TryCreate(z, x, y) is not { } tile)
            return TileId.Wrong.ToProblem();
        var headers = context.Response.Headers;
        headers.CacheControl = "private, max-age=3600";
        headers.Vary = "Accept-Encoding";
        headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{tiles.Edition:x}-{z}-{x}-{y}\"");
        if (context.Request.Headers.IfNoneMatch == headers.ETag)
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var body = tiles.Get(tile);
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Bytes(Unpack(body), MediaType);
        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(body, MediaType);
    }

    private static byte[] Unpack(byte[] body)
    {
        using var packed = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
