using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>Asks a server whether it keeps what it confirms.</summary>
internal static class RedisDurability
{
    private static readonly (string Setting, string Needed)[] Settings =
    [
        ("appendonly", "yes"),
        ("appendfsync", "always"),
        ("no-appendfsync-on-rewrite", "no"),
        ("maxmemory-policy", "noeviction"),
    ];

    /// <returns>Null if it does; otherwise one sentence that names the fix.</returns>
    public static async Task<string?> FindFaultAsync(IDatabase database)
    {
        foreach (var (setting, needed) in Settings)
        {
            var found = await ReadAsync(database, setting);
            if (found != needed)
                return $"Redis could lose what it has confirmed: {setting} is {found ?? "hidden"}, not {needed}. "
                    + $"Set \"{setting} {needed}\" in redis.conf, or set Storage:Redis:RequireDurability=false to run at that risk.";
        }
        return null;
    }

    private static async Task<string?> ReadAsync(IDatabase database, string setting)
    {
        try
        {
            var pair = (RedisResult[]?)await database.ExecuteAsync("CONFIG", "GET", setting);
            return pair is { Length: 2 } ? (string?)pair[1] : null;
        }
        catch (RedisServerException)
        {
            // Managed servers forbid CONFIG: the setting stays unknown, and the caller's option decides.
            return null;
        }
    }
}
