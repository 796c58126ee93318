using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Registers;

namespace Dispatch.Gateway.Incidents;

/// <summary>A further caller of an incident.</summary>
internal sealed record FurtherCallerBody(
    SourceChannel Channel, string? Name = null, string? Number = null, LocationBody? Location = null, string? Said = null)
{
    public Outcome<AddCaller> ToCommand()
    {
        var location = Location?.ToLocation();
        return location is { Ok: false }
            ? location.Refusal!
            : new AddCaller(Name is null && Number is null ? null : new Caller(Name, Number), Channel, location?.Value, Said);
    }
}

internal sealed record LinkBody(IncidentId Incident, string? Why = null);

internal sealed record AgencyBody(string? Note = null);

internal sealed record MajorBody(bool Major, string Reason);

internal sealed record CallBackBody(DateTimeOffset Due, string? Note = null);

internal sealed record CallBackResultBody(CallBackResult Result, int? Satisfaction = null, string? Remark = null, DateTimeOffset? NextDue = null);

internal sealed record ReviewBody(ImmutableArray<ReviewMark> Marks, string? Remark = null);

/// <summary>What is known of a place: dangers, and what happened there.</summary>
/// <param name="Radius">Metres that were looked at.</param>
internal sealed record PremisesView(double Radius, int Days, IReadOnlyList<HazardView> Hazards, IReadOnlyList<EarlierIncident> Earlier, int EarlierInAll);

internal sealed record HazardView(string Code, string Zh, string En, string? Kind, GeoPoint At, double Distance, double? Radius, string? Detail)
{
    public static HazardView Of(RegisterEntry entry, GeoPoint from) => new(
        entry.Code, entry.Zh, entry.En, entry.Category, entry.At!.Value, Math.Round(Earth.Distance(from, entry.At.Value).Value), entry.Radius?.Value, entry.Detail);
}

internal sealed record EarlierIncident(
    IncidentId Id, string TypeCode, Priority Priority, IncidentStatus Status, string Address, DateTimeOffset OpenedAt, double Distance, bool Drill);
