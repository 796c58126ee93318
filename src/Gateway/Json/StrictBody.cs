using System.Text.Json;
using System.Text.RegularExpressions;
using Dispatch.Domain;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Dispatch.Gateway.Json;

/// <summary>Reads one JSON body strictly, or says which field is wrong.</summary>
internal static partial class StrictBody
{
    public static async ValueTask<T> ReadAsync<T>(HttpContext context, int maxBytes)
    {
        RefuseOtherMediaTypes(context.Request);
        RefuseLarge(context, maxBytes);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, GatewayJson.Options, context.RequestAborted)
                ?? throw new BadInputException(new Refusal("missing-body", "The body must be a JSON object, not null."));
        }
        catch (JsonException error)
        {
            throw new BadInputException(Explain(error));
        }
    }

    public static void RefuseLarge(HttpContext context, int maxBytes)
    {
        if (context.Request.ContentLength > maxBytes)
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes;
    }

    public static void RefuseOtherMediaTypes(HttpRequest request)
    {
        // As most send it, letter for letter.
        if (request.ContentType == "application/json")
            return;
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return;
        throw new BadInputException(
            new Refusal("unsupported-media-type", "Send application/json in UTF-8."), StatusCodes.Status415UnsupportedMediaType);
    }

    /// <summary>The path of the field and a sentence, from what the serializer knows.</summary>
    public static Refusal Explain(JsonException error)
    {
        var field = (error.Path ?? "$").TrimStart('$').TrimStart('.');
        if (MissingMember().Match(error.Message) is { Success: true } missing)
        {
            var name = missing.Groups["name"].Value;
            return new Refusal("missing-field", $"The member '{name}' is missing.", Field: field.Length == 0 ? name : $"{field}.{name}");
        }
        if (error.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return new Refusal("unknown-field", "The contract has no such member.", Field: field);
        if (field.Length == 0)
            return new Refusal("invalid-json", "The body is not the JSON that this call expects, or not valid UTF-8.");
        return new Refusal("invalid-field", $"The value does not fit: {Sentence(error)}", Field: field);
    }

    private static string Sentence(JsonException error)
    {
        var message = error.Message;
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        message = end < 0 ? message : message[..end];
        return message.Contains("could not be converted", StringComparison.Ordinal)
            ? "another type or one of the listed values is expected." : message;
    }

    [GeneratedRegex(@"missing required properties including: '(?<name>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex MissingMember();
}
