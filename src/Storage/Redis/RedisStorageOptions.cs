using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Dispatch.Storage.Redis;

/// <summary>Settings of the Redis store. The server must keep what it confirms: <c>appendonly yes</c>, <c>appendfsync always</c>.</summary>
public sealed class RedisStorageOptions
{
    /// <summary>Where the server is, in StackExchange.Redis form: <c>host:port,password=…,ssl=true</c>. Default 127.0.0.1:6379.</summary>
    public string Connection { get; set; } = "127.0.0.1:6379";

    /// <summary>Start of every key, so that several installations can share a server. Letters, digits and <c>: . _ -</c>.</summary>
    public string KeyPrefix { get; set; } = "dispatch:state";

    /// <summary>Longest wait for an answer; after it the call fails with <see cref="StorageUnavailableException"/>. Default 5 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most calls under way; one more is refused as busy. Default 16,384.</summary>
    public int MaxInFlight { get; set; } = 16_384;

    /// <summary>Most bytes under way; one more write is refused as busy. Default 256 MiB.</summary>
    public long MaxInFlightBytes { get; set; } = 256L << 20;

    /// <summary>Largest state in bytes of JSON. Default 16 MiB.</summary>
    public int MaxStateBytes { get; set; } = 16 << 20;

    /// <summary>
    /// True (default): refuse a server that could lose what it confirmed. False: warn and go on, for trials, or for a
    /// managed server that hides its settings.
    /// </summary>
    public bool RequireDurability { get; set; } = true;
}

internal sealed partial class RedisStorageOptionsCheck : IValidateOptions<RedisStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisStorageOptions options)
    {
        var faults = new OptionFaults("Redis");
        faults.Unless(!string.IsNullOrWhiteSpace(options.Connection), nameof(options.Connection), "name a server, for example 127.0.0.1:6379");
        faults.Unless(PrefixForm().IsMatch(options.KeyPrefix ?? ""), nameof(options.KeyPrefix), "use letters, digits and : . _ - only");
        faults.Unless(
            options.Timeout >= TimeSpan.FromMilliseconds(50) && options.Timeout <= TimeSpan.FromMinutes(1),
            nameof(options.Timeout),
            "set 50 ms to 60 s");
        faults.Unless(options.MaxInFlight >= 1, nameof(options.MaxInFlight), "set at least 1");
        faults.Unless(options.MaxStateBytes is >= 1 and <= 512 << 20, nameof(options.MaxStateBytes), "set 1 to 536870912");
        faults.Unless(options.MaxInFlightBytes >= options.MaxStateBytes, nameof(options.MaxInFlightBytes), "set at least MaxStateBytes");
        return faults.Result;
    }

    [GeneratedRegex("^[A-Za-z0-9:._-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrefixForm();
}
