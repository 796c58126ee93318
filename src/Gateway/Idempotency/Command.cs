using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Idempotency;

/// <summary>
/// A command as a handler receives it: the body, read strictly, and the header that makes it safe twice. The fingerprint is
/// SHA-256 over method, path, account and the body written out again, so that white space and member order do not matter.
/// </summary>
internal sealed record Command<TBody>(TBody Body, CommandHeader Header) : IEndpointParameterMetadataProvider
    where TBody : class
{
    public const string KeyHeader = "Idempotency-Key";

    private const int MaxBodyBytes = 1 << 20;
    private const int MaxBytesWithPhoto = 3 << 20;

    public static async ValueTask<Command<TBody>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var key = CommandKey.TryParse(context.Request.Headers[KeyHeader]) ?? throw new BadInputException(new Refusal(
            "idempotency-key-needed",
            "A command needs the header Idempotency-Key: 1–64 of A–Z, a–z, 0–9, '.', '_', ':' and '-'.", Field: KeyHeader));
        var body = NoBody.Instance as TBody ?? await StrictBody.ReadAsync<TBody>(context, typeof(IHoldsPhoto).IsAssignableFrom(typeof(TBody)) ? MaxBytesWithPhoto : MaxBodyBytes);
        var caller = CurrentUser.Of(context.User);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var header = new CommandHeader(key, caller.Actor, now, Fingerprint(context.Request, caller, body));
        return new Command<TBody>(body, header);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        if (typeof(TBody) != typeof(NoBody))
            builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(TBody)));
        builder.Metadata.Add(CommandMarker.Instance);
    }

    private static string Fingerprint(HttpRequest request, CurrentUser caller, TBody body)
    {
        object kept = body is IHoldsSecret secret ? secret.WithoutSecret() : body;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path.Value}\n{caller.Account}\n"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(kept, kept.GetType(), GatewayJson.Options));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A command without a body.</summary>
internal sealed record NoBody
{
    public static readonly NoBody Instance = new();
}

/// <summary>Metadata of endpoints that need an Idempotency-Key.</summary>
internal sealed class CommandMarker
{
    public static readonly CommandMarker Instance = new();
}

/// <summary>A body with a password: the password stays out of the stored fingerprint, which could be searched for it.</summary>
internal interface IHoldsSecret
{
    object WithoutSecret();
}

/// <summary>A body that may hold a photo of 2 MiB, in base64.</summary>
internal interface IHoldsPhoto;
