using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Cordons;

/// <summary>
/// The one seam to the mobilisation of civilians: a cordon names the posts of taxis and volunteers, the mobilisation asks them
/// (opt-in, quota, rest, acknowledgement) and lets them go. Both calls may be repeated and must then change nothing.
/// </summary>
public interface ICivilianMobilisation
{
    /// <summary>Null when civilians can be asked on this server; otherwise why not.</summary>
    Refusal? CannotAsk { get; }

    /// <param name="posts">One for each civilian: observe and report, with the text as it must be said.</param>
    /// <returns>Who was not to be had.</returns>
    Task<ImmutableArray<UnitId>> Ask(IncidentId incident, ImmutableArray<PostTask> posts, CommandHeader header);

    Task LetGo(IncidentId incident, ImmutableArray<UnitId> units, CommandHeader header);

    /// <summary>The cordon is over: everybody who was asked hears of it, whatever they answered.</summary>
    /// <param name="units">Who had a post at the end.</param>
    /// <param name="reason">The commander's words; null when there are none.</param>
    Task End(IncidentId incident, ImmutableArray<UnitId> units, string? reason, CommandHeader header);
}

/// <summary>Without a mobilisation no civilian is asked, and a plan that needs one cannot be ordered.</summary>
internal sealed class NoMobilisation : ICivilianMobilisation
{
    public Refusal? CannotAsk { get; } = new(
        "no-mobilisation", "Civilians are mobilised by alerts, which this server does not send; propose with patrolCar alone.", RefusalKind.Conflict);

    public Task<ImmutableArray<UnitId>> Ask(IncidentId incident, ImmutableArray<PostTask> posts, CommandHeader header) =>
        Task.FromResult<ImmutableArray<UnitId>>([.. posts.Select(post => post.Unit)]);

    public Task LetGo(IncidentId incident, ImmutableArray<UnitId> units, CommandHeader header) => Task.CompletedTask;

    public Task End(IncidentId incident, ImmutableArray<UnitId> units, string? reason, CommandHeader header) => Task.CompletedTask;
}
