namespace Orleans.Runtime;

internal sealed class ReferenceFactory
{
    public object Create(Type interfaceType, GrainId id) => throw new NotSupportedException(interfaceType.Name + id);
}
