using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dispatch.Domain;

namespace Dispatch.Gateway.Json;

/// <summary>An enum in the query string, spelled as in JSON; a number is not a name.</summary>
internal static class QueryEnum
{
    /// <summary>True with a null value when the text is absent.</summary>
    public static bool TryRead<T>(string? text, string field, out T? value, [NotNullWhen(false)] out Refusal? refusal)
        where T : struct, Enum
    {
        (value, refusal) = (null, null);
        if (text is null)
            return true;
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Name(candidate) == text)
            {
                value = candidate;
                return true;
            }
        }
        refusal = new Refusal("invalid-field", $"{field} is one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}.", Field: field);
        return false;
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
