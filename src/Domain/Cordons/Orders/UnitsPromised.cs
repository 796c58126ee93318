
namespace Dispatch.Domain.Cordons.Orders;

/// <summary>Units said that they go: posts whose units have all promised are no longer only planned.</summary>
public static class UnitsPromised
{
    public static Cordon Note(Cordon cordon, IReadOnlySet<UnitId> promised) => cordon.Force is not { } force ? cordon : cordon with
    {
        Force = force with
        {
            Posts = [.. force.Posts.Select(post => post.Status == OrderedPostStatus.Planned && post.Plan.Units.All(unit => promised.Contains(unit.Unit))
                ? post with { Status = OrderedPostStatus.Promised } : post)],
        },
        Version = cordon.Version + 1,
    };
}
