using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Dispatch.Storage;

/// <summary>
/// What JSON would lose without a word is an error here: a value that is written but can never be read back.
/// Computed properties are left out, since they follow from the others.
/// </summary>
internal static class StateContracts
{
    public static void LoseNothing(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.Set is not null || property.AssociatedParameter is not null || property.AttributeProvider is not PropertyInfo member)
                continue;
            if (IsStored(member))
                throw new NotSupportedException(
                    $"{type.Type}.{member.Name} would be written but never read back. Give it an init accessor, or mark the "
                    + $"constructor that takes it with [JsonConstructor].");
            type.Properties.RemoveAt(i);
        }
    }

    private static bool IsStored(PropertyInfo member) =>
        member.DeclaringType!.GetField($"<{member.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}

/// <summary>A typed id (a struct around one string, <c>Value</c>) is that string in JSON, also as the key of a dictionary.</summary>
internal sealed class TypedIdConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType
        && typeToConvert.GetProperties(BindingFlags.Public | BindingFlags.Instance) is [{ Name: "Value" } value]
        && value.PropertyType == typeof(string)
        && typeToConvert.GetConstructor([typeof(string)]) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
        where T : struct
    {
        private static readonly Getter Value = typeof(T).GetProperty("Value")!.GetMethod!.CreateDelegate<Getter>();
        private static readonly Func<string, T> Make = MakerOf(typeof(T).GetConstructor([typeof(string)])!);

        private delegate string? Getter(ref T id);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString());

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(reader.GetString());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(TextOf(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(TextOf(value) ?? "");

        private static T Of(string? text) => text is null ? default : Make(text);

        private static string? TextOf(T value) => Value(ref value);

        // Compiled: a mobilisation writes 20,000 of them in the second that counts.
        private static Func<string, T> MakerOf(ConstructorInfo constructor)
        {
            var text = Expression.Parameter(typeof(string));
            return Expression.Lambda<Func<string, T>>(Expression.New(constructor, text), text).Compile();
        }
    }
}
