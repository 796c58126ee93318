using System.Collections.Immutable;

namespace Dispatch.Domain;

/// <summary>That a command was carried out.</summary>
/// <param name="Version">The version of the state that was the answer.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Receipt")]
public sealed record Receipt(CommandKey Key, string Fingerprint, long Version);

/// <summary>The last <see cref="Kept"/> commands of one actor, so that a repeated one changes nothing and a reused key is refused.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.Receipts")]
public sealed record Receipts(ImmutableArray<Receipt> Last)
{
    public const int Kept = 64;

    public static readonly Receipts None = new([]);

    /// <summary>The receipt of the same command; null when it is new.</summary>
    public Receipt? Find(CommandKey key)
    {
        foreach (var receipt in Last)
            if (receipt.Key == key)
                return receipt;
        return null;
    }

    public Receipts With(CommandHeader header, long version) =>
        new((Last.Length < Kept ? Last : Last.RemoveAt(0)).Add(new Receipt(header.Key, header.Fingerprint, version)));

    public static Refusal KeyReused(CommandKey key) =>
        new("key-reused", $"The idempotency key {key} was used before with another body; use a new key.", RefusalKind.KeyReused);
}
