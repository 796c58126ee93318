using System.Net;
using System.Net.Sockets;
using Dispatch.Silo.Hosting;

namespace Dispatch.Silo.Engine;

/// <summary>How this process is a member of its cluster, section <c>Cluster</c>. Only in builds with ActorEngine=Orleans.</summary>
internal sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Members with the same name form one cluster. Default: <c>dispatch</c>.</summary>
    public string ClusterId { get; set; } = "dispatch";

    /// <summary>Name under which reminders are kept; stays when a new cluster takes over. Default: <c>dispatch</c>.</summary>
    public string ServiceId { get; set; } = "dispatch";

    /// <summary>IP address of this machine at which the other members reach it; it listens on this one alone. Default: 127.0.0.1.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>TCP port between members; not encrypted, so for a private network only. Default: 11111.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>TCP port for clients of the cluster outside of it; 0 (default) means none, as the web server is a member itself.</summary>
    public int GatewayPort { get; set; }

    /// <summary>
    /// Wait for a member's sign of life; after three in a row it is declared dead and its grains go to the others. Shorter
    /// finds a dead one sooner and suspects a busy one more often. 0.5 s to 60 s. Default: 2 seconds.
    /// </summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Null when every setting can be used; otherwise a sentence that names the fix.</summary>
    public string? Fault(HostSettings host)
    {
        if (host.Storage != StorageKind.Redis)
            return "Members of a cluster share one store: start with --storage redis and set Storage:Redis:Connection.";
        if (string.IsNullOrWhiteSpace(ClusterId) || string.IsNullOrWhiteSpace(ServiceId))
            return "Cluster:ClusterId and Cluster:ServiceId must not be empty: use the same names on all members.";
        if (!IPAddress.TryParse(Address, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return $"Cluster:Address is '{Address}': write the IP address at which other members reach this machine.";
        if (SiloPort is < 1 or > 65535 || GatewayPort is < 0 or > 65535)
            return "Cluster:SiloPort must be 1 to 65535, Cluster:GatewayPort 0 to 65535.";
        if (!IsFree(address, SiloPort))
            return $"Cluster:SiloPort {SiloPort} is in use on {Address}: stop the member that runs there, or set another port.";
        return ProbeTimeout >= TimeSpan.FromSeconds(0.5) && ProbeTimeout <= TimeSpan.FromMinutes(1)
            ? null
            : "Cluster:ProbeTimeout must be 0.5 to 60 seconds, for example 00:00:02.";
    }

    /// <summary>Asked before joining: a member that joins at the address of a running one makes the cluster declare that one dead.</summary>
    private static bool IsFree(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
