using Dispatch.Domain.Incidents.Seals;

namespace Dispatch.Grains.Incidents;

/// <summary>Where the host keeps seals, outside the database.</summary>
public interface ISealSink
{
    /// <summary>
    /// Called after each durable change and at each activation of an incident, from many threads. Must neither wait nor throw;
    /// of several seals of one incident that wait to be written, only the one with the highest count is needed.
    /// </summary>
    void Add(Seal seal);
}

internal sealed class NoSeals : ISealSink
{
    public void Add(Seal seal)
    {
    }
}
