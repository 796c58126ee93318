namespace Orleans.Runtime;

/// <summary>A reference to a grain or an observer. Two are equal if they mean the same grain.</summary>
public partial class GrainReference : IAddressable, IEquatable<GrainReference>
{
    internal GrainReference(ReferenceFactory factory, GrainId grainId)
    {
        Factory = factory;
        GrainId = grainId;
    }

    public GrainId GrainId { get; }

    public virtual GrainInterfaceType InterfaceType => default;

    public virtual string InterfaceName => InterfaceType.ToString();

    internal ReferenceFactory Factory { get; }

    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)CastTo(typeof(TGrainInterface));

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}";

    internal object CastTo(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : Factory.Create(interfaceType, GrainId);

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);
}
