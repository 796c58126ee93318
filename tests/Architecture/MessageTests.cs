using System.Reflection;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Grains.Units;

namespace Dispatch.Architecture.Tests;

/// <summary>
/// Everything that a grain interface can reach must cross a process boundary on Orleans: marked, aliased, with an id on each
/// member, and not changeable. The embedded engine passes references and would not notice.
/// </summary>
public sealed class MessageTests
{
    private static readonly Assembly[] Ours = [typeof(GeoPoint).Assembly, typeof(IUnitGrain).Assembly];

    private static readonly List<Type> Interfaces =
        [.. typeof(IUnitGrain).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    private static readonly List<Type> Messages = [.. Reachable()];

    [Fact]
    public void Messages_were_found_at_all() => Messages.ShouldContain(typeof(UnitView));

    [Fact]
    public void Every_message_is_marked_for_serialization() =>
        Messages.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is null).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_message_and_grain_interface_has_an_alias_of_its_own()
    {
        var named = Messages.Concat(Interfaces).ToList();
        named.Where(type => Alias(type) is null).Select(type => type.FullName).ShouldBeEmpty();
        named.Select(Alias).ShouldBeUnique();
    }

    [Fact]
    public void Every_grain_method_has_an_alias_of_its_own()
    {
        foreach (var type in Interfaces)
        {
            var methods = type.GetMethods();
            methods.Where(method => Alias(method) is null).Select(method => $"{type.Name}.{method.Name}").ShouldBeEmpty();
            methods.Select(Alias).ShouldBeUnique(type.Name);
        }
    }

    [Fact]
    public void Every_message_promises_not_to_change_and_cannot()
    {
        var records = Messages.Where(type => !type.IsEnum).ToList();
        records.Where(type => type.GetCustomAttribute<ImmutableAttribute>() is null).Select(type => type.FullName).ShouldBeEmpty();
        records.SelectMany(type => type.GetProperties(Instance)).Where(IsSettable)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_member_has_an_id()
    {
        // Orleans drops what has neither an [Id] nor a place among a record class's primary constructor parameters.
        foreach (var type in Messages.Where(type => !type.IsEnum))
        {
            var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name).ToHashSet();
            type.GetProperties(Instance).Where(IsStored)
                .Where(property => property.GetCustomAttribute<IdAttribute>() is null && (type.IsValueType || !parameters.Contains(property.Name)))
                .Select(property => $"{type.Name}.{property.Name}").ShouldBeEmpty();
        }
    }

    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static string? Alias(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>().FirstOrDefault()?.Alias;

    private static bool IsStored(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers()
            .Any(modifier => modifier.FullName == "System.Runtime.CompilerServices.IsExternalInit");

    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var waiting = new Queue<Type>(Interfaces.SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)));
        while (waiting.TryDequeue(out var type))
        {
            foreach (var part in type.IsGenericType ? type.GetGenericArguments() : type.HasElementType ? [type.GetElementType()!] : [])
                waiting.Enqueue(part);
            var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (!Ours.Contains(type.Assembly) || typeof(IAddressable).IsAssignableFrom(type) || !found.Add(definition))
                continue;
            foreach (var property in type.GetProperties(Instance).Where(IsStored))
                waiting.Enqueue(property.PropertyType);
        }

        return found;
    }
}
