namespace Dispatch.Domain.Cordons.Search;

/// <summary>A binary heap of (time, item) packed into one number; the smallest time comes out first.</summary>
internal sealed class TimeHeap
{
    private ulong[] _keys = new ulong[1024];
    private int _count;

    public void Push(int time, int item)
    {
        if (_count == _keys.Length)
            Array.Resize(ref _keys, _count * 2);
        var key = ((ulong)(uint)time << 32) | (uint)item;
        var at = _count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 1;
            if (_keys[parent] <= key)
                break;
            _keys[at] = _keys[parent];
            at = parent;
        }
        _keys[at] = key;
    }

    public bool TryPop(out int time, out int item)
    {
        if (_count == 0)
        {
            time = item = 0;
            return false;
        }
        (time, item) = ((int)(_keys[0] >> 32), (int)(uint)_keys[0]);
        var last = _keys[--_count];
        if (_count > 0)
            SiftDown(last);
        return true;
    }

    private void SiftDown(ulong key)
    {
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && _keys[child + 1] < _keys[child])
                child++;
            if (_keys[child] >= key)
                break;
            _keys[at] = _keys[child];
            at = child;
        }
        _keys[at] = key;
    }
}
