namespace Orleans;

/// <summary>Marks a message: Orleans generates its codec from this; the embedded engine passes it by reference.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>True for records unless set: their primary constructor parameters are members with ids by position.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}

/// <summary>The wire id of a member. Members without one (record parameters apart) are dropped by Orleans.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method
    | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>Unique within its type; never reused.</summary>
    public uint Id { get; } = id;
}

/// <summary>The wire name of a type, so that renaming the C# type breaks nothing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method
    | AttributeTargets.Interface, AllowMultiple = true)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>Unique in the whole program; never reused.</summary>
    public string Alias { get; } = alias;
}

/// <summary>Promises that nobody changes the value after it was sent, so Orleans need not copy it inside a silo.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field
    | AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class ImmutableAttribute : Attribute;
