using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>Something that somebody wants to be done to an incident. Each subclass is one rule: state in, events or a refusal out.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentCommand")]
public abstract record IncidentCommand
{
    /// <summary>True for commands that bring an incident towards its end and so may use the last entries of its log.</summary>
    internal virtual bool EndsWork => false;

    /// <param name="incident">Null when no such incident was opened.</param>
    public abstract Decision Decide(Incident? incident);

    private protected static Refusal NoSuchIncident => new("unknown-incident", "No such incident was opened; check its id.", RefusalKind.NotFound);
}

/// <summary>What a command leads to: events, or a refusal, or neither when everything is already as it was asked for.</summary>
public sealed record Decision(ImmutableArray<IncidentEvent> Events, Refusal? Refusal)
{
    public static readonly Decision Nothing = new([], null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);

    public static implicit operator Decision(IncidentEvent happened) => new([happened], null);

    internal static Decision Of(IEnumerable<IncidentEvent> events) => new([.. events], null);
}
