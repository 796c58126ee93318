using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>How a post differs from the last version of the plan.</summary>
[GenerateSerializer, Alias("dispatch.PostChangeKind")]
public enum PostChangeKind
{
    Added,
    /// <summary>Same crossing, other units.</summary>
    Moved,
    /// <summary>No longer part of the plan, but stays until every post of the plan is held.</summary>
    Retiring,
    /// <summary>Given up: its units are free.</summary>
    Dropped,
}

/// <summary>One line of the difference between two versions.</summary>
/// <param name="Reason">A sentence for the commander and the log.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PostChange")]
public sealed record PostChange(PostChangeKind Kind, Post Post, string Reason);

/// <summary>A cordon in force.</summary>
/// <param name="Version">Counts up with every change; 1 = as first ordered.</param>
/// <param name="Retiring">Posts of earlier versions that stay until every post of <paramref name="Plan"/> is held.</param>
/// <param name="Held">Crossings that are held now.</param>
/// <param name="Changes">Difference to the version before.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ActiveCordon")]
public sealed record ActiveCordon(
    int Version,
    CordonPlan Plan,
    ImmutableArray<Post> Retiring,
    ImmutableHashSet<int> Held,
    ImmutableArray<PostChange> Changes)
{
    /// <summary>The first version: every post is new.</summary>
    public static ActiveCordon Order(CordonPlan plan) => new(
        1, plan, [], [], [.. plan.Posts.Select(p => new PostChange(PostChangeKind.Added, p, "First order."))]);

    /// <summary>Every post that units stand at or drive to, whether of this plan or retiring.</summary>
    public ImmutableArray<Post> AllPosts => Plan.Posts.AddRange(Retiring);

    /// <summary>True when every post of the plan is held.</summary>
    public bool IsClosed => Plan.Status == CordonStatus.Closed && Plan.Posts.All(p => Held.Contains(p.Node));

    /// <summary>
    /// A post reports that it is held. When it was the last one, the retiring posts are dropped: never earlier.
    /// A repeated or unknown report changes nothing and returns this.
    /// </summary>
    /// <param name="atMs">Clock time from which it is held.</param>
    public ActiveCordon PostHeld(int node, int atMs)
    {
        if (Held.Contains(node) || !AllPosts.Any(p => p.Node == node))
            return this;
        var held = this with
        {
            Version = Version + 1,
            Plan = Plan with { Posts = [.. Plan.Posts.Select(p => p.Node == node ? p.ReadyAt(atMs) : p)] },
            Retiring = [.. Retiring.Select(p => p.Node == node ? p.ReadyAt(atMs) : p)],
            Held = Held.Add(node),
            Changes = [],
        };
        if (!held.IsClosed || Retiring.IsEmpty)
            return held;
        return held with
        {
            Retiring = [],
            Held = held.Held.Except(Retiring.Select(p => p.Node)),
            Changes = [.. Retiring.Select(p => new PostChange(
                PostChangeKind.Dropped, p, "Every post of the new cordon is held; this one is not needed any more."))],
        };
    }
}
