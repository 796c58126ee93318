namespace Orleans.Runtime
{
    /// <summary>Anything that can be called through a reference: grains and observers.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>Base of all grain interfaces.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain known by a text key. The only kind of key the embedded engine has.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>An object outside the grains that grains may call back.</summary>
    public interface IGrainObserver : IAddressable;
}
