namespace Dispatch.Domain;

/// <summary>Why a command was not carried out: a value, not an exception. Nothing changed.</summary>
/// <param name="Code">Stable, machine-readable, kebab-case, for example <c>unknown-unit</c>; becomes the RFC 9457 type.</param>
/// <param name="Message">One English sentence for a person: what is wrong and what to do.</param>
/// <param name="Field">The JSON path of the offending input, for example <c>location.lat</c>; null when none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Refusal")]
public sealed record Refusal(string Code, string Message, RefusalKind Kind = RefusalKind.Invalid, string? Field = null);

/// <summary>Which family a refusal belongs to; the gateway maps each to one HTTP status.</summary>
[GenerateSerializer, Alias("dispatch.RefusalKind")]
public enum RefusalKind
{
    /// <summary>The input itself is wrong (400).</summary>
    Invalid,
    /// <summary>No such thing (404).</summary>
    NotFound,
    /// <summary>The caller may not do this (403).</summary>
    Forbidden,
    /// <summary>The state does not allow it now (409).</summary>
    Conflict,
    /// <summary>The same idempotency key came with another body (422).</summary>
    KeyReused,
    /// <summary>Overloaded; try again later (503 with Retry-After).</summary>
    Busy,
}

/// <summary>Either a value or the reason why there is none.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.Outcome`1")]
public sealed record Outcome<T>(T? Value, Refusal? Refusal) where T : class
{
    public bool Ok => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
