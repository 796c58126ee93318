using Dispatch.Domain;
using Orleans.Concurrency;

namespace Dispatch.Grains.Alerts;

/// <summary>One photo of a sighting. Key: the sighting's id.</summary>
[Alias("dispatch.IPhotoGrain")]
public interface IPhotoGrain : IGrainWithStringKey
{
    [Alias("Keep")]
    Task Keep(SightingPhoto photo);

    /// <summary>Null when there is none any more.</summary>
    [ReadOnly, Alias("Get")]
    Task<SightingPhoto?> Get();

    [Alias("Delete")]
    Task Delete();
}

/// <inheritdoc cref="IPhotoGrain"/>
internal sealed class PhotoGrain([PersistentState("sighting-photo")] IPersistentState<PhotoRecord> stored) : Grain, IPhotoGrain
{
    public async Task Keep(SightingPhoto photo)
    {
        stored.State = new PhotoRecord { MediaType = photo.MediaType, Bytes = [.. photo.Bytes] };
        try
        {
            await stored.WriteStateAsync();
        }
        finally
        {
            // A photo is looked at rarely: it is read again when somebody does.
            DeactivateOnIdle();
        }
    }

    public Task<SightingPhoto?> Get() => Task.FromResult(
        stored.State.Bytes.Length == 0 ? null : new SightingPhoto(stored.State.MediaType, [.. stored.State.Bytes]));

    public async Task Delete()
    {
        await stored.ClearStateAsync();
        DeactivateOnIdle();
    }
}

/// <summary>What a photo may be: its first bytes decide, not what somebody says of it.</summary>
public static class PhotoBytes
{
    public const int Limit = 2 << 20;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static Refusal? Check(ReadOnlySpan<byte> photo) =>
        photo.Length > Limit ? new Refusal("photo-too-large", "A photo has at most 2 MiB; make it smaller.", Field: "photo")
        : MediaTypeOf(photo) is null ? new Refusal("photo-type", "A photo is a JPEG or PNG.", Field: "photo") : null;

    /// <summary>Null when it is neither.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> photo) =>
        photo.StartsWith(Jpeg) ? "image/jpeg" : photo.StartsWith(Png) ? "image/png" : null;
}
