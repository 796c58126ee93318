using System.Text.Json;

namespace Dispatch.Gateway.Json;

/// <summary>An enum's name as JSON has it, encoded once.</summary>
internal static class EnumNames
{
    public static JsonEncodedText Of<T>(T value) where T : struct, Enum => Names<T>.ByValue[value];

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, JsonEncodedText> ByValue = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(value.ToString())));
    }
}
