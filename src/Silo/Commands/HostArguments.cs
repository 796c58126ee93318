using System.CommandLine;

namespace Dispatch.Silo.Commands;

/// <summary>The options of every command that starts the server. Each is a short way to write one setting.</summary>
internal sealed class HostArguments
{
    private readonly Option<string?> _data = new("--data") { Description = "Data directory (Host:DataDirectory). Default: var." };
    private readonly Option<string?> _listen = new("--listen") { Description = "Addresses to serve on (Host:Listen). Default: http://127.0.0.1:8110." };
    private readonly Option<string?> _storage = new("--storage") { Description = "sqlite, redis or memory (Host:Storage). Default: sqlite." };
    private readonly Option<string?> _roads = new("--roads") { Description = "City file made by import-roads (Host:Roads)." };
    private readonly Option<bool> _jsonLogs = new("--json-logs") { Description = "One JSON object for each log line (Host:JsonLogs)." };
    private readonly Option<bool> _resetAdministrator = new("--reset-administrator") { Description = "Print a new one-time password for the account admin." };
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Any setting of docs/operations.md, as Section:Name=value; may be repeated.",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _data, _listen, _storage, _roads, _jsonLogs, _resetAdministrator, _set })
            command.Options.Add(option);
    }

    /// <summary>As configuration entries, which win over files and environment.</summary>
    public Dictionary<string, string?> Read(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in parsed.GetValue(_set) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                settings[pair[..equals]] = pair[(equals + 1)..];
        }
        Add("Host:DataDirectory", parsed.GetValue(_data));
        Add("Host:Listen", parsed.GetValue(_listen));
        Add("Host:Storage", parsed.GetValue(_storage));
        Add("Host:Roads", parsed.GetValue(_roads));
        Add("Host:JsonLogs", parsed.GetValue(_jsonLogs) ? "true" : null);
        Add("Gateway:ResetAdministrator", parsed.GetValue(_resetAdministrator) ? "true" : null);
        return settings;

        void Add(string name, string? value)
        {
            if (value is not null)
                settings[name] = value;
        }
    }
}
