namespace Dispatch.Grains.Cordons;

/// <summary>
/// The first answer to one command on a cordon, so that a repetition hears the same. It has a state of its own because views are
/// large: kept with the cordon, every change would write all of them again.
/// </summary>
[Alias("dispatch.ICordonAnswerGrain")]
public interface ICordonAnswerGrain : IGrainWithStringKey
{
    /// <summary>Null when nobody was answered yet.</summary>
    [Alias("Get")]
    Task<CordonView?> Get();

    /// <summary>Durable before the caller hears it; a second one changes nothing.</summary>
    [Alias("Keep")]
    Task<CordonView> Keep(CordonView view);
}

/// <inheritdoc cref="ICordonAnswerGrain"/>
internal sealed class CordonAnswerGrain(
    [PersistentState("cordon-answer")] IPersistentState<CordonAnswerRecord> stored) : Grain, ICordonAnswerGrain
{
    public Task<CordonView?> Get() => Task.FromResult(stored.State.View);

    public async Task<CordonView> Keep(CordonView view)
    {
        if (stored.State.View is { } first)
            return first;
        try
        {
            stored.State = new CordonAnswerRecord { View = view };
            await stored.WriteStateAsync();
            return view;
        }
        catch
        {
            // Nobody knows what is stored now: the next activation reads it.
            stored.State = new CordonAnswerRecord();
            DeactivateOnIdle();
            throw;
        }
    }
}

/// <summary>What is stored of an answer.</summary>
[GenerateSerializer, Alias("dispatch.CordonAnswerRecord")]
internal sealed class CordonAnswerRecord
{
    [Id(0)]
    public CordonView? View { get; set; }
}
