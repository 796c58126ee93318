namespace Dispatch.Domain.Alerting.Texts;

/// <summary>What one recipient reads.</summary>
/// <param name="LookFor">The description, when there is one.</param>
/// <param name="Never">What never to do; of a civilian always with the rule words.</param>
/// <param name="Side">The side to look towards; null without a post or a direction.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertMessage")]
public sealed record AlertMessage(BilingualText Headline, BilingualText Text, BilingualText? LookFor, BilingualText Never, BilingualText? Side);
