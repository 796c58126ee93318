namespace Orleans.Runtime;

/// <summary>A grain that passes or returns itself passes a reference.</summary>
internal static class ReferenceConversion
{
    /// <summary>Called by emitted proxies for parameters that are grain or observer interfaces.</summary>
    public static T ToReference<T>(T value) => value is null or GrainReference
        ? value
        : ((IAddressable)value).AsReference<T>();

    /// <summary>Whether values of this type can be grains at all.</summary>
    public static class IsNeeded<T>
    {
        public static readonly bool Value = typeof(T).IsInterface && typeof(IAddressable).IsAssignableFrom(typeof(T));
    }
}
