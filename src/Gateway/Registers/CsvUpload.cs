using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Domain;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Dispatch.Gateway.Registers;

/// <summary>A CSV file as a command: its text, and the header that makes it safe twice (the fingerprint covers path, query and bytes).</summary>
/// <param name="Encoding">How the bytes were read: utf-8, utf-16 or gb18030.</param>
internal sealed record CsvUpload(string Text, string Encoding, CommandHeader Header)
{
    private const int MaxBytes = 16 * 1024 * 1024;

    public static async ValueTask<CsvUpload?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var key = CommandKey.TryParse(context.Request.Headers[Command<NoBody>.KeyHeader]) ?? throw new BadInputException(new Refusal(
            "idempotency-key-needed", "An import needs the header Idempotency-Key.", Field: Command<NoBody>.KeyHeader));
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase))
            throw new BadInputException(new Refusal("unsupported-media-type", "Send text/csv."), StatusCodes.Status415UnsupportedMediaType);
        StrictBody.RefuseLarge(context, MaxBytes);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var (text, encoding) = CsvEncoding.Read(bytes.Span);
        var caller = CurrentUser.Of(context.User);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new CsvUpload(text, encoding, new CommandHeader(key, caller.Actor, now, Fingerprint(context.Request, caller, bytes.Span)));
    }

    private static string Fingerprint(HttpRequest request, CurrentUser caller, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path.Value}{request.QueryString}\n{caller.Account}\n"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>
/// Which letters the bytes are: UTF-8, UTF-16 with its mark, and what is neither is GB 18030, as Chinese spreadsheets save CSV.
/// </summary>
internal static class CsvEncoding
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static (string Text, string Name) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        if (bytes is [0xFF, 0xFE, ..])
            return (Encoding.Unicode.GetString(bytes[2..]), "utf-16");
        try
        {
            return (Strict.GetString(bytes), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return (Chinese.GetString(bytes), "gb18030");
        }
    }
}
