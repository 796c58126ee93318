using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>Who is asked for the nearest 20.</summary>
internal enum NearestForm
{
    /// <summary>Redis itself, GEOSEARCH by one pipelined connection.</summary>
    Redis,

    /// <summary>Fastify in front of Redis, by HTTP.</summary>
    Fastify,

    /// <summary>Dispatch: <c>GET /units/near</c>, on duty, from the cells' memory.</summary>
    Dispatch,

    /// <summary>Dispatch: a recommendation of 20 cars by HTTP – filtered by duty and status, ranked by arrival, with reasons, and durable in the incident's log.</summary>
    Ranked,
}

/// <summary>Open model: so many questions a second while positions keep coming.</summary>
/// <param name="RedisPort">Where the peers' positions go: straight to Redis, the cheapest way for them.</param>
internal sealed record Nearest(NearestForm Form, int Units, double UpdatesPerSecond, double PerSecond, double WarmUp, double Seconds, int RedisPort) : WorkPart
{
    public const string Step = "nearest 20";

    public override IWork Create() => new NearestWork(this);
}
