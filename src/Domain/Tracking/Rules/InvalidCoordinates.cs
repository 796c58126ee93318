using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tracking.Rules;

/// <summary>Not a number, infinite, or no latitude and longitude of this planet.</summary>
internal sealed class InvalidCoordinates : IFixRule
{
    public FixRefusal Reason => FixRefusal.InvalidCoordinates;

    public bool Refuses(in FixQuestion question) =>
        GeoPoint.TryCreate(question.Report.Latitude, question.Report.Longitude) is null;
}
