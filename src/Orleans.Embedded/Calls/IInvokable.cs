using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as <c>[MayInterleave]</c> predicates and filters see it.</summary>
public interface IInvokable
{
    bool IsCancellable => false;

    object? GetTarget();

    int GetArgumentCount();

    object? GetArgument(int index);

    void SetArgument(int index, object value);

    string GetMethodName();

    string GetInterfaceName();

    string GetActivityName();

    MethodInfo GetMethod();

    Type GetInterfaceType();

    TimeSpan? GetDefaultResponseTimeout() => null;

    CancellationToken GetCancellationToken() => default;
}
