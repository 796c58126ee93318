using System.Collections.Immutable;
using System.Reflection;
using Dispatch.Grains.Units;

namespace Dispatch.Grains.Tests.Messages;

/// <summary>
/// Orleans copies and serialises what crosses a call; the embedded engine passes it by reference. A message that both
/// treat alike is immutable, named on the wire, and has an id for every member.
/// </summary>
public sealed class MessageTests
{
    private static readonly HashSet<Type> Framework =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan),
        typeof(DateOnly), typeof(TimeOnly), typeof(Uri), typeof(CancellationToken), typeof(byte[]), typeof(Type),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>), typeof(ImmutableList<>),
        typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyDictionary<,>), typeof(List<>), typeof(Dictionary<,>),
        typeof(HashSet<>), typeof(KeyValuePair<,>), typeof(ReadOnlyMemory<>), typeof(IAsyncEnumerable<>), typeof(Task<>), typeof(ValueTask<>),
    ];

    public static TheoryData<Type> Messages => [.. Reachable().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_serialisable_has_a_wire_name_and_an_id_for_every_member(Type message)
    {
        message.IsDefined(typeof(GenerateSerializerAttribute), inherit: false).ShouldBeTrue($"{message} lacks [GenerateSerializer]");
        message.IsDefined(typeof(AliasAttribute), inherit: false).ShouldBeTrue($"{message} lacks [Alias]");
        if (!message.IsEnum)
        {
            LostMembers(message).ShouldBeEmpty($"{message} has members that Orleans would drop: make them record parameters or give them [Id]");
        }
    }

    [Fact]
    public void Wire_names_are_unique()
    {
        var aliases = Reachable().Concat(Interfaces()).SelectMany(type => type.GetCustomAttributes<AliasAttribute>(inherit: false).Select(alias => (alias.Alias, type))).ToLookup(pair => pair.Alias, pair => pair.type);
        aliases.Where(alias => alias.Count() > 1).Select(alias => alias.Key).ShouldBeEmpty();
    }

    private static IEnumerable<Type> Interfaces() => typeof(IUnitGrain).Assembly.GetTypes()
        .Where(type => type.IsInterface && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type)));

    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var queue = new Queue<Type>(Interfaces()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)));
        while (queue.TryDequeue(out var type))
        {
            if (type.IsArray)
            {
                queue.Enqueue(type.GetElementType()!);
            }
            else if (type.IsGenericType && Containers.Contains(type.GetGenericTypeDefinition()))
            {
                Array.ForEach(type.GetGenericArguments(), queue.Enqueue);
            }
            else if (IsMessage(type) && found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            {
                Array.ForEach(type.GetGenericArguments(), queue.Enqueue);
                Members(type).ToList().ForEach(member => queue.Enqueue(member.PropertyType));
                type.Assembly.GetTypes().Where(other => other.BaseType == type).ToList().ForEach(queue.Enqueue);
            }
        }

        return found;
    }

    private static bool IsMessage(Type type) =>
        !type.IsPrimitive && !type.IsGenericParameter && !Framework.Contains(type)
        && type != typeof(void) && type != typeof(Task) && type != typeof(ValueTask) && type != typeof(object)
        && !typeof(Orleans.Runtime.IAddressable).IsAssignableFrom(type);

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(property => IsStored(type, property));

    /// <summary>Auto-properties hold data; computed ones do not.</summary>
    private static bool IsStored(Type type, PropertyInfo property) =>
        type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static string[] LostMembers(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
        var longest = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length);
        var parameters = isRecord && longest is not null ? longest.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal) : [];
        var lostProperties = Members(type).Where(property => !parameters.Contains(property.Name) && !property.IsDefined(typeof(IdAttribute))).Select(property => property.Name);
        var lostFields = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(field => !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal) && !field.IsDefined(typeof(IdAttribute)) && !field.IsDefined(typeof(NonSerializedAttribute)))
            .Select(field => field.Name);
        return [.. lostProperties.Concat(lostFields)];
    }
}
