using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>
/// Only exceptions that Orleans can carry arrive as themselves; any other type arrives as it would there.
/// Without this rule a grain could rely on an exception that is lost as soon as there is a second silo.
/// </summary>
internal static class CrossingExceptions
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    public static Exception Admit(Exception failure) => Known.GetOrAdd(failure.GetType(), CanCross)
        ? failure
        : new CodecNotFoundException(
            $"Could not find a codec for type {failure.GetType().FullName}: mark it [GenerateSerializer] or throw an exception of System. Its message was: {failure.Message}",
            failure);

    private static bool CanCross(Type type)
    {
        var name = type.Namespace ?? "";
        return name.StartsWith("System", StringComparison.Ordinal)
            || name.StartsWith("Microsoft", StringComparison.Ordinal)
            || name.StartsWith("Azure", StringComparison.Ordinal)
            || type.Assembly == typeof(CrossingExceptions).Assembly
            || type.GetCustomAttribute<GenerateSerializerAttribute>() is not null;
    }
}
