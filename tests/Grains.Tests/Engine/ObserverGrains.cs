using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace Dispatch.Grains.Tests.Engine;

public interface IListener : IGrainObserver
{
    Task Heard(string news);

    Task<string> Ask(string question);

    [OneWay]
    Task Whisper(string news);

    void Shout(string news);
}

public interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(IListener listener);

    Task Unsubscribe(IListener listener);

    Task Tell(string news);

    Task<int> Listeners();

    Task<string> AskAll(string question);

    Task AllWays(string news);
}

internal sealed class NewsGrain : Grain, INewsGrain
{
    private readonly ObserverManager<IListener, IListener> _listeners;

    public NewsGrain(IGrainRuntime runtime) => _listeners = new ObserverManager<IListener, IListener>(TimeSpan.FromMinutes(5), NullLogger.Instance)
    {
        GetDateTime = () => runtime.TimeProvider.GetUtcNow().UtcDateTime,
    };

    public Task Subscribe(IListener listener)
    {
        _listeners.Subscribe(listener, listener);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IListener listener)
    {
        _listeners.Unsubscribe(listener);
        return Task.CompletedTask;
    }

    public Task Tell(string news) => _listeners.Notify(listener => listener.Heard(news));

    public Task<int> Listeners() => Task.FromResult(_listeners.Count);

    public async Task<string> AskAll(string question)
    {
        var answers = new List<string>();
        await _listeners.Notify(async listener => answers.Add(await listener.Ask(question)));
        return string.Join(",", answers);
    }

    public async Task AllWays(string news)
    {
        _listeners.Notify(listener => listener.Shout(news));
        await _listeners.Notify(listener => listener.Whisper(news));
    }
}
