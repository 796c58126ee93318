namespace Orleans;

/// <summary>From a grain or a reference to another view of it.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to this grain that can be given away.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)ReferenceOf(grain).CastTo(typeof(TGrainInterface));

    /// <summary>The same grain by another of its interfaces.</summary>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) =>
        grain is TGrainInterface already and GrainReference ? already : grain.AsReference<TGrainInterface>();

    public static object AsReference(this IAddressable grain, Type interfaceType) => ReferenceOf(grain).CastTo(interfaceType);

    public static object Cast(this IAddressable grain, Type interfaceType) => ReferenceOf(grain).CastTo(interfaceType);

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: not null } instance => instance.GrainContext.GrainId,
        _ => throw new ArgumentException($"{grain?.GetType().FullName ?? "null"} is neither a grain nor a reference to one.", nameof(grain)),
    };

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference ReferenceOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase { GrainContext: not null } instance => instance.GrainContext.GrainReference,
        IGrainObserver => throw new ArgumentException(
            $"{grain.GetType().FullName} is an observer object: pass what IGrainFactory.CreateObjectReference returns.", nameof(grain)),
        _ => throw new ArgumentException($"{grain?.GetType().FullName ?? "null"} is neither a grain nor a reference to one.", nameof(grain)),
    };
}
