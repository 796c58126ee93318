using System.Threading.Channels;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Gateway.Live;

/// <summary>One unit's screen. Only the newest view waits to be sent.</summary>
internal sealed class UnitViewer(ISingleClientProxy client) : IUnitObserver
{
    private readonly Channel<UnitView> _newest = Channel.CreateBounded<UnitView>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Lock _sync = new();
    private long _version = -1;

    public Task Changed(UnitView view)
    {
        lock (_sync)
        {
            if (view.Version <= _version)
                return Task.CompletedTask;
            _version = view.Version;
            _newest.Writer.TryWrite(view);
        }
        return Task.CompletedTask;
    }

    public async Task RunAsync(CancellationToken closed)
    {
        var first = true;
        UnitTask? task = null;
        await foreach (var view in _newest.Reader.ReadAllAsync(closed))
        {
            if (first || view.Task != task)
                await client.SendAsync("Task", view.Task, closed);
            await client.SendAsync("Status", view, closed);
            (first, task) = (false, view.Task);
        }
    }

    public void Close() => _newest.Writer.TryComplete();
}
