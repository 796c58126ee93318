using System.Runtime.InteropServices;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// The sums of a shard while they change. With each answer one ladder leaves the sums as it was and enters them as it is; a new record for
/// each of 40,000 such steps would be garbage in the very second in which everybody answers.
/// </summary>
internal sealed class CountTally
{
    private readonly Dictionary<AlertCounts, int> _alike = [];

    /// <param name="one">Of one ladder.</param>
    public void Add(AlertCounts one, int sign) => CollectionsMarshal.GetValueRefOrAddDefault(_alike, one, out _) += sign;

    public AlertCounts Sum()
    {
        var sum = AlertCounts.None;
        foreach (var (one, times) in _alike)
            sum = sum.Plus(one, times);
        return sum;
    }
}

/// <summary>As <see cref="CountTally"/>, of one wave or post.</summary>
internal sealed class GroupTally(int number)
{
    private int _accepted;
    private int _declined;
    private int _silent;
    private int _atPost;

    public int Queued { get; private set; }

    public void Add(DeliveryLadder ladder, AlertCounts counts, int sign)
    {
        Queued += sign;
        _accepted += ladder.IsCommitted ? sign : 0;
        _declined += sign * (counts.Declined + counts.Unable);
        _silent += sign * counts.Silent;
        _atPost += ladder.HasEnded ? 0 : sign * counts.AtPost;
    }

    public GroupCounts Sum() => new(number, Queued, _accepted, _declined, _silent, _atPost);
}
