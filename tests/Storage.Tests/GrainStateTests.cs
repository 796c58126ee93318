using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dispatch.Grains.Incidents;

namespace Dispatch.Storage.Tests;

/// <summary>Every state that a grain keeps, and every type inside it, comes back from the store as it went in.</summary>
public sealed class GrainStateTests
{
    public static TheoryData<Type> States { get; } = new(typeof(IIncidentGrain).Assembly.GetTypes()
        .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>() is not null)
        .Select(parameter => parameter.ParameterType.GetGenericArguments()[0])
        .Distinct());

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_loses_nothing_in_json(Type state) => Walk(state, []);

    private static void Walk(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return;
        // Making the contract runs the check for values that are written and never read.
        var contract = Utf8JsonStateSerializer.Default.Options.GetTypeInfo(type);
        if (contract.KeyType is { } key && key != typeof(string))
            ShouldServeAsKey(key);
        foreach (var inner in contract.Properties.Select(property => property.PropertyType).Append(contract.ElementType).OfType<Type>())
            Walk(Nullable.GetUnderlyingType(inner) ?? inner, seen);
        if (contract.Kind == JsonTypeInfoKind.Object)
            contract.Properties.ShouldNotBeEmpty($"{type} would be stored as {{}}");
    }

    private static void ShouldServeAsKey(Type key)
    {
        var one = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, typeof(int)))!;
        one[Activator.CreateInstance(key)!] = 1;
        Should.NotThrow(() => JsonSerializer.Serialize(one, one.GetType(), Utf8JsonStateSerializer.Default.Options), $"{key} as a key");
    }
}
