using System.Collections.Immutable;
using System.Security.Cryptography;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>The photos of one incident's sightings, each in a grain of its own.</summary>
internal sealed class SightingPhotos(IncidentId incident, SightingsBook book, IGrainFactory grains)
{
    /// <summary>Durable before the sighting that names it.</summary>
    public async Task<Outcome<KeptPhoto>> Keep(SightingId id, ImmutableArray<byte> photo)
    {
        if (photo.IsDefaultOrEmpty)
            return new KeptPhoto(null);
        if (PhotoBytes.Check(photo.AsSpan()) is { } wrong)
            return wrong;
        if (book.All.Count(one => one.Photo is not null) >= IncidentAlerts.MaxPhotos)
            return new Refusal("too-many-photos", $"Incident {incident} has {IncidentAlerts.MaxPhotos} photos; send the sighting without one.", RefusalKind.Conflict, "photo");
        await grains.GetGrain<IPhotoGrain>(id.Value).Keep(new SightingPhoto(PhotoBytes.MediaTypeOf(photo.AsSpan())!, photo));
        return new KeptPhoto(Convert.ToHexStringLower(SHA256.HashData(photo.AsSpan())));
    }

    public async Task<SightingPhoto?> Of(SightingId id) =>
        book.Find(id) is { Photo: not null } ? await grains.GetGrain<IPhotoGrain>(id.Value).Get() : null;

    /// <returns>How many there were.</returns>
    public async Task<int> DeleteAll()
    {
        var photos = book.All.Where(one => one.Photo is not null).ToList();
        foreach (var one in photos)
            await grains.GetGrain<IPhotoGrain>(one.Id.Value).Delete();
        return photos.Count;
    }
}

/// <param name="Hash">SHA-256 in lower-case hex; null without a photo.</param>
internal sealed record KeptPhoto(string? Hash);
