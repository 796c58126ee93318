namespace Orleans.Runtime;

/// <summary>Which activation of a grain; another one after each deactivation.</summary>
public readonly struct ActivationId : IEquatable<ActivationId>
{
    private readonly Guid _id;

    private ActivationId(Guid id) => _id = id;

    public bool IsDefault => _id == Guid.Empty;

    public static ActivationId NewId() => new(Guid.NewGuid());

    public bool Equals(ActivationId other) => _id == other._id;

    public override bool Equals(object? obj) => obj is ActivationId other && Equals(other);

    public override int GetHashCode() => _id.GetHashCode();

    public override string ToString() => $"@{_id:N}";

    public string ToParsableString() => ToString();

    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);
}
