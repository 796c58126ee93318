using System.Buffers;
using System.Numerics;

namespace Dispatch.Load.Measure;

/// <summary>
/// Counts latencies in microseconds the way HdrHistogram does (its package is not on every feed): buckets that are never wider than
/// 1/512 of their value, so a percentile is at most 0.2 % above the true one and never below it, from 1 µs to 19 hours.
/// Not thread-safe.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 10;
    private const long Largest = (1L << 36) - 1;

    private long[] _counts = [];

    public long Count { get; private set; }

    /// <summary>Exact.</summary>
    public long Max { get; private set; }

    public double Mean => Count == 0 ? 0 : Sum / Count;

    private double Sum { get; set; }

    /// <param name="microseconds">Below 0 counts as 0 (clocks of two processes may differ by a tick).</param>
    public void Record(long microseconds)
    {
        var value = Math.Clamp(microseconds, 0, Largest);
        At(IndexOf(value))++;
        Count++;
        Sum += value;
        Max = Math.Max(Max, value);
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < other._counts.Length; i++)
        {
            if (other._counts[i] > 0)
                At(i) += other._counts[i];
        }
        (Count, Sum, Max) = (Count + other.Count, Sum + other.Sum, Math.Max(Max, other.Max));
    }

    /// <param name="percent">0–100.</param>
    /// <returns>Microseconds; 0 when nothing was recorded.</returns>
    public long Percentile(double percent)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(percent / 100 * Count));
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
                return Math.Min(Max, UpperEdge(i));
        }
        return 0;
    }

    /// <summary>As text for another process: gaps and counts as variable-length numbers.</summary>
    public string Encode()
    {
        var bytes = new ArrayBufferWriter<byte>();
        Put(bytes, (ulong)Max);
        Put(bytes, (ulong)Sum);
        var before = -1;
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] == 0)
                continue;
            Put(bytes, (ulong)(i - before));
            Put(bytes, (ulong)_counts[i]);
            before = i;
        }
        return Convert.ToBase64String(bytes.WrittenSpan);
    }

    public static LatencyHistogram Decode(string text)
    {
        var (bytes, at) = (Convert.FromBase64String(text), 0);
        var histogram = new LatencyHistogram { Max = (long)Take(bytes, ref at), Sum = Take(bytes, ref at) };
        for (var index = -1; at < bytes.Length;)
        {
            index += (int)Take(bytes, ref at);
            var count = (long)Take(bytes, ref at);
            histogram.At(index) = count;
            histogram.Count += count;
        }
        return histogram;
    }

    internal static int IndexOf(long value)
    {
        if (value < 1 << SubBits)
            return (int)value;
        var shift = BitOperations.Log2((ulong)value) - (SubBits - 1);
        return (shift << (SubBits - 1)) + (int)(value >> shift);
    }

    internal static long UpperEdge(int index)
    {
        if (index < 1 << SubBits)
            return index;
        var shift = (index >> (SubBits - 1)) - 1;
        long sub = index - (shift << (SubBits - 1));
        return ((sub + 1) << shift) - 1;
    }

    private ref long At(int index)
    {
        if (index >= _counts.Length)
            Array.Resize(ref _counts, Math.Max(index + 1, _counts.Length * 2));
        return ref _counts[index];
    }

    private static void Put(ArrayBufferWriter<byte> into, ulong value)
    {
        for (; value > 127; value >>= 7)
            into.Write([(byte)(value | 128)]);
        into.Write([(byte)value]);
    }

    private static ulong Take(byte[] from, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = from[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }
}
