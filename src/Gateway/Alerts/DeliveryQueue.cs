using Dispatch.Domain.Alerting;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// Batches that wait to be sent. Whichever thread is free takes the next one, so that none idles while another has a row of them left; but
/// never two of one shard at once: what a shard said first goes out first.
/// </summary>
/// <param name="most">What would be one more is dropped: the shard tells again whatever is not confirmed.</param>
internal sealed class DeliveryQueue(int most)
{
    private readonly object _sync = new();
    private readonly Dictionary<(AlertId Alert, int Shard), Queue<AlertBatch>> _waiting = [];
    private readonly Queue<(AlertId Alert, int Shard)> _ready = new();
    private int _count;
    private bool _closed;

    /// <summary>False when too many wait, or when it is closed.</summary>
    public bool TryAdd(AlertBatch batch)
    {
        lock (_sync)
        {
            if (_closed || _count >= most)
                return false;
            _count++;
            if (!_waiting.TryGetValue(KeyOf(batch), out var row))
            {
                _waiting.Add(KeyOf(batch), row = new Queue<AlertBatch>());
                _ready.Enqueue(KeyOf(batch));
            }
            row.Enqueue(batch);
            Monitor.Pulse(_sync);
            return true;
        }
    }

    /// <summary>Waits for the next batch; its shard has nothing else for anybody until <see cref="Done"/>. Null when closed.</summary>
    public AlertBatch? Take()
    {
        lock (_sync)
        {
            while (_ready.Count == 0 && !_closed)
                Monitor.Wait(_sync);
            if (_closed)
                return null;
            _count--;
            return _waiting[_ready.Dequeue()].Dequeue();
        }
    }

    /// <summary>It went out; the shard's next one may.</summary>
    public void Done(AlertBatch batch)
    {
        lock (_sync)
        {
            if (_waiting[KeyOf(batch)].Count > 0)
            {
                _ready.Enqueue(KeyOf(batch));
                Monitor.Pulse(_sync);
            }
            else
            {
                _waiting.Remove(KeyOf(batch));
            }
        }
    }

    /// <summary>Nothing more is given out.</summary>
    public void Close()
    {
        lock (_sync)
        {
            _closed = true;
            Monitor.PulseAll(_sync);
        }
    }

    private static (AlertId Alert, int Shard) KeyOf(AlertBatch batch) => (batch.Order.Order.Id, batch.Shard);
}
