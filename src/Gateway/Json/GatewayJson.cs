using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Geo;
using Dispatch.Gateway.Live;

namespace Dispatch.Gateway.Json;

/// <summary>
/// The one JSON dialect of every answer, body and hub message: camelCase, enums as camelCase strings, and nothing that the
/// contract does not name: unknown or repeated members, numbers as strings and unknown enum values are refused.
/// </summary>
public static class GatewayJson
{
    private const int MaxDepth = 16;

    /// <summary>Frozen; share it.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;
        foreach (var converter in Converters())
            options.Converters.Add(converter);
    }

    private static IEnumerable<JsonConverter> Converters() =>
    [
        new PriorityConverter(),
        new FiniteConverter(),
        new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        new TextConverter<UnitId>(UnitId.TryParse, "1–64 letters, digits, '-', '_', '.' or ':'"),
        new TextConverter<IncidentId>(IncidentId.TryParse, "an incident's id"),
        new TextConverter<AlertId>(AlertId.TryParse, "an alert's id"),
        new TextConverter<SightingId>(SightingId.TryParse, "a sighting's id"),
        new TextConverter<CommandKey>(CommandKey.TryParse, "an idempotency key"),
        new TextConverter<CellId>(CellId.TryParse, "a cell such as 14/13700/5900"),
        new NumberConverter<Metres>(metres => metres.Value, value => new Metres(value)),
        new NumberConverter<MetresPerSecond>(speed => speed.Value, value => new MetresPerSecond(value)),
        new NumberConverter<Heading>(heading => heading.Degrees, Heading.FromDegrees),
        new NumberConverter<TimeSpan>(span => span.TotalSeconds, TimeSpan.FromSeconds),
        new GeoPointConverter(),
        new IncidentLocationConverter(),
        new RawPayloadConverter(),
    ];

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
