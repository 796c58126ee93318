using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// A ladder as one line, some 30–60 characters instead of 600 of plain JSON, because 20,000 of them are written again with each group of
/// answers: <c>seq.taskSeq.carried|q0 s120 a900@-35#text|e0.3.5000.5200</c>. Times are milliseconds after that of the order.
/// </summary>
internal static class LadderLine
{
    private const string Steps = "qsdvanuepr";

    public static string Write(DeliveryLadder ladder, DateTimeOffset ordered)
    {
        var zero = Whole(ordered);
        var line = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        line.AppendFormatted(ladder.Seq);
        line.AppendLiteral(".");
        line.AppendFormatted(ladder.TaskSeq);
        line.AppendLiteral(".");
        line.AppendFormatted(ladder.Carried);
        line.AppendLiteral("|");
        for (var i = 0; i < ladder.Marks.Length; i++)
            Write(ref line, ladder.Marks[i], zero, first: i == 0);
        foreach (var end in ladder.Endings)
        {
            line.AppendLiteral("|");
            line.AppendFormatted((int)end.Kind);
            line.AppendLiteral(".");
            line.AppendFormatted(end.Seq);
            Write(ref line, '.', end.At, zero);
            if (end.AckedAt is { } acked)
                Write(ref line, '.', acked, zero);
        }
        return line.ToStringAndClear();
    }

    public static DeliveryLadder Read(string line, DateTimeOffset ordered)
    {
        var zero = Whole(ordered);
        var parts = line.Split('|');
        var head = parts[0].Split('.');
        return new DeliveryLadder(
            Int(head[0]), Int(head[1]),
            [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(mark => ReadMark(mark, zero))],
            Int(head[2]),
            [.. parts.Skip(2).Select(ending => ReadEnding(ending.Split('.'), zero))]);
    }

    private static void Write(ref DefaultInterpolatedStringHandler line, in LadderMark mark, DateTimeOffset zero, bool first)
    {
        if (!first)
            line.AppendLiteral(" ");
        Write(ref line, Steps[(int)mark.Step], mark.At, zero);
        if (mark.DeviceAt is { } device)
            Write(ref line, '@', device, zero);
        if (mark.Reason is { } reason)
        {
            line.AppendLiteral("#");
            line.AppendLiteral(Uri.EscapeDataString(reason));
        }
    }

    private static void Write(ref DefaultInterpolatedStringHandler line, char before, DateTimeOffset at, DateTimeOffset zero)
    {
        line.AppendFormatted(before);
        line.AppendFormatted(Ms(at, zero));
    }

    private static LadderMark ReadMark(string mark, DateTimeOffset zero)
    {
        var (rest, reason) = Cut(mark[1..], '#');
        var (at, device) = Cut(rest, '@');
        return new LadderMark(
            (LadderStep)Steps.IndexOf(mark[0], StringComparison.Ordinal), zero.AddMilliseconds(Long(at)),
            device is null ? null : zero.AddMilliseconds(Long(device)), reason is null ? null : Uri.UnescapeDataString(reason));
    }

    private static LadderEnding ReadEnding(string[] parts, DateTimeOffset zero) => new(
        (EndingKind)Int(parts[0]), Int(parts[1]), zero.AddMilliseconds(Long(parts[2])),
        parts.Length > 3 ? zero.AddMilliseconds(Long(parts[3])) : null);

    private static (string Before, string? After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var i && i < 0 ? (text, null) : (text[..i], text[(i + 1)..]);

    private static long Ms(DateTimeOffset at, DateTimeOffset zero) => (long)Math.Round((at - zero).TotalMilliseconds);

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // A unit was told its time in whole milliseconds: the order's fraction of one must not be added to it when it is read again.
    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
