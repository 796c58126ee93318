using Dispatch.Domain;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Gateway.Incidents;

/// <summary>Calls on a grain whose key is an incident's id.</summary>
internal static class IncidentCalls
{
    /// <summary>The id must be sound before a grain is woken.</summary>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> On<TGrain, T>(
        string id, IGrainFactory grains, Func<TGrain, Task<Outcome<T>>> act) where TGrain : IGrainWithStringKey where T : class =>
        IncidentId.TryParse(id) is null ? IncidentEndpoints.Unknown(id).ToProblem() : (await act(grains.GetGrain<TGrain>(id))).ToResult();

    /// <summary>Goes on with what was read, or says why it could not be read.</summary>
    public static async Task<Outcome<T>> Then<TRead, T>(this Outcome<TRead> read, Func<TRead, Task<Outcome<T>>> act)
        where TRead : class where T : class => read.Value is { } value ? await act(value) : read.Refusal!;
}
