using Dispatch.Gateway.Roads;

namespace Dispatch.Gateway;

/// <summary>Settings of the gateway, section <c>Gateway</c> of the configuration.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>
    /// Units whose last position is remembered to judge the next one; reports of further units are refused with
    /// <c>too-many-units</c>. Units silent for an hour are forgotten. Default: 100,000.
    /// </summary>
    public int MaxTrackedUnits { get; set; } = 100_000;

    /// <summary>Queues between sockets and cells; each is read by one worker. Default: 0, one for each processor.</summary>
    public int IngestShards { get; set; }

    /// <summary>Fixes waiting in one queue; the oldest is dropped and counted when it is full. Default: 65,536.</summary>
    public int IngestQueue { get; set; } = 65_536;

    /// <summary>Longest time that a fix waits to be sent together with others of its cell. Default: 20 milliseconds.</summary>
    public TimeSpan IngestFlush { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Sustained reports a second of one device; more are refused as <c>too-frequent</c>. Default: 10.</summary>
    public int ReportsPerSecondPerDevice { get; set; } = 10;

    /// <summary>Sustained reports a second of a fleet gateway. Default: 500,000.</summary>
    public int ReportsPerSecondPerFleet { get; set; } = 500_000;

    /// <summary>HTTP requests a second with positions, by account; more are answered 429. Default: 5,000.</summary>
    public int PositionRequestsPerSecondPerAccount { get; set; } = 5_000;

    /// <summary>Attempts to sign in from one address in a minute; more are answered 429. Default: 60.</summary>
    public int LoginsPerMinutePerAddress { get; set; } = 60;

    /// <summary>How long an access token is good. Default: 1 hour.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a cookie or refresh token is good without being used. Default: 12 hours, one shift.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Marks every screen as synthetic: positions come from a generator. Default: false; the demo sets it.</summary>
    public bool Synthetic { get; set; }

    /// <summary>
    /// Raster tiles of another map, drawn under the imported roads: an address with {z}, {x} and {y}, as
    /// <c>https://tiles.example.org/{z}/{x}/{y}.png</c>. Its host then learns from every browser of the centre which part of the
    /// city is looked at; phones of drivers never ask it. Default: none, and nothing is loaded from outside.
    /// </summary>
    public string? MapTiles { get; set; }

    /// <summary>Whose map <see cref="MapTiles"/> is, shown on it as most licences ask. Default: none.</summary>
    public string? MapTilesBy { get; set; }

    /// <summary>
    /// The first administrator's password, chosen by the operator (an environment variable, not a file). Default: none; then a
    /// random one is printed once and has to be changed at the first sign-in.
    /// </summary>
    public string? FirstAdministratorPassword { get; set; }

    /// <summary>Gives the account <c>admin</c> a new password at this start, for an operator who lost it. Default: false.</summary>
    public bool ResetAdministrator { get; set; }

    /// <summary>Null when every setting can be used; otherwise a sentence that names the fix.</summary>
    public string? Fault() => this switch
    {
        { MaxTrackedUnits: < 1 or > 10_000_000 } => "Gateway:MaxTrackedUnits must be between 1 and 10,000,000.",
        { IngestShards: < 0 or > 256 } => "Gateway:IngestShards must be between 0 (one for each processor) and 256.",
        { IngestQueue: < 16 or > 10_000_000 } => "Gateway:IngestQueue must be between 16 and 10,000,000.",
        { IngestFlush: var flush } when flush < TimeSpan.Zero || flush > TimeSpan.FromSeconds(5) => "Gateway:IngestFlush must be between 0 and 5 seconds.",
        { ReportsPerSecondPerDevice: < 1 } or { ReportsPerSecondPerFleet: < 1 } => "Gateway:ReportsPerSecondPerDevice and ReportsPerSecondPerFleet must be 1 or more.",
        { PositionRequestsPerSecondPerAccount: < 1 } or { LoginsPerMinutePerAddress: < 1 } => "Gateway: request limits must be 1 or more.",
        { AccessTokenLifetime: var life } when life < TimeSpan.FromMinutes(1) => "Gateway:AccessTokenLifetime must be a minute or longer.",
        { SessionLifetime: var life } when life < TimeSpan.FromMinutes(1) => "Gateway:SessionLifetime must be a minute or longer.",
        { MapTiles: { } tiles } when MapBackdrop.Origin(tiles) is null => "Gateway:MapTiles must be an http or https address with {z}, {x} and {y}.",
        { FirstAdministratorPassword.Length: < 10 } => "Gateway:FirstAdministratorPassword must have at least 10 characters.",
        _ => null,
    };
}
