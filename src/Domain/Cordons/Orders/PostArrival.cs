using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>
/// Whether "on scene" means that a unit stands at its post. A unit says it once for an incident: whoever said it before the post was
/// given to it was somewhere else, at the scene or at an earlier post, and its new post counts as held only when somebody says so.
/// </summary>
public static class PostArrival
{
    /// <param name="history">The cordon's versions, oldest or newest first.</param>
    /// <param name="node">The post's crossing.</param>
    public static bool Counts(ImmutableArray<CordonVersion> history, int node, DateTimeOffset onSceneAt) =>
        history.Where(version => version.Changes.Any(change => change.Node == node && change.Kind is (PostChangeKind.Added or PostChangeKind.Moved)))
            .All(version => version.At <= onSceneAt);
}
