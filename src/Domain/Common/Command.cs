namespace Dispatch.Domain;

/// <summary>Who does something: an account, device or the system itself, as it stands in the log.</summary>
/// <param name="Id">Account or unit id, for example <c>dispatcher.li</c>.</param>
/// <param name="Role">The role under which it was done, for example <c>dispatcher</c>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Actor")]
public sealed record Actor(string Id, string Role)
{
    public static readonly Actor System = new("system", "system");
}

/// <summary>What every command carries: its key, who sends it, when the gateway received it (UTC).</summary>
/// <param name="Fingerprint">Hash of the command's body, so that a reused key with another body is refused.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CommandHeader")]
public sealed record CommandHeader(CommandKey Key, Actor By, DateTimeOffset At, string Fingerprint);
