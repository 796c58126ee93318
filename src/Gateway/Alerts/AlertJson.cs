using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Link;

namespace Dispatch.Gateway.Alerts;

/// <summary>Short answers on a unit's line.</summary>
internal static class AlertJson
{
    /// <summary>The step is durable, since then.</summary>
    public static LinkFrame Step(LinkFrame into, AlertId alert, LadderStep step, DateTimeOffset at)
    {
        var writer = into.Clear().Json;
        writer.WriteStartObject();
        writer.WriteString("t"u8, "step"u8);
        writer.WriteString("alert"u8, alert.Value);
        writer.WriteString("step"u8, EnumNames.Of(step));
        writer.WriteString("at"u8, at);
        writer.WriteEndObject();
        writer.Flush();
        return into;
    }

    public static ReadOnlyMemory<byte> Sighting(string key, SightingId sighting) => LinkJson.Write("sighting"u8, writer =>
    {
        writer.WriteString("key"u8, key);
        writer.WriteString("id"u8, sighting.Value);
    });
}

/// <summary>Why a unit's step was not taken, in a sentence.</summary>
internal static class AlertRefusal
{
    public static Refusal Of(string why, AlertId alert) => why switch
    {
        "unknown-alert" => new Refusal(why, $"Alert {alert} was not sent to this unit.", RefusalKind.NotFound, "alert"),
        "answered-before" => new Refusal(why, "This unit has declined this alert already.", RefusalKind.Conflict, "step"),
        "other-sequence" => new Refusal(why, "There is a newer version of this alert; answer that one.", RefusalKind.Conflict, "seq"),
        _ => new Refusal(why, $"Alert {alert} is over for this unit.", RefusalKind.Conflict, "alert"),
    };
}
