using System.Buffers.Text;
using Dispatch.Load.Movement;

namespace Dispatch.Load.Peers;

/// <summary>
/// Every vehicle's report at two places of its course, written before the measuring; only the time is written anew. The client shares the
/// machine with what it measures: the less it does, the more of the machine the server has, whichever server it is.
/// </summary>
internal sealed class PreparedReports
{
    private const int Places = 2;

    /// <summary>Seconds of driving; a saturated server hears of each vehicle many times a second, and must believe it.</summary>
    private const double Between = 0.1;

    private const int Digits = 28;

    private readonly (byte[] Message, int TimeAt)[] _reports;
    private readonly bool _binary;

    public PreparedReports(RecordedMovement movement, int units, bool binary)
    {
        (_binary, _reports) = (binary, new (byte[], int)[units * Places]);
        var buffer = new byte[Math.Max(FixWriter.MaxJson, FixWriter.MaxBinary)];
        for (var i = 0; i < _reports.Length; i++)
        {
            var unit = i % units;
            var fix = movement.At(unit, RecordedMovement.Clock + (i / units * Between));
            var length = binary ? FixWriter.Binary(buffer, UnitNames.Taxi(unit), fix, 0)
                : FixWriter.Json(buffer, UnitNames.Taxi(unit), fix, DateTime.UtcNow);
            _reports[i] = (buffer[..length], binary ? length - FixWriter.TimeFromEnd : buffer.AsSpan(0, length).IndexOf("\"time\":\""u8) + 8);
        }
    }

    public int Count => _reports.Length;

    /// <param name="number">0 … <see cref="Count"/> − 1: all vehicles at the one place, then at the other.</param>
    /// <returns>Bytes written.</returns>
    public int Put(Span<byte> into, int number, DateTime utc)
    {
        var (message, timeAt) = _reports[number];
        message.CopyTo(into);
        if (_binary)
            BitConverter.TryWriteBytes(into[timeAt..], new DateTimeOffset(utc).ToUnixTimeMilliseconds());
        else
            Utf8Formatter.TryFormat(utc, into.Slice(timeAt, Digits), out _, 'O');
        return message.Length;
    }
}
