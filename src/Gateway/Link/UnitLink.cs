using System.Text;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Ingest;
using Dispatch.Grains.Units;

namespace Dispatch.Gateway.Link;

/// <summary>Who is at the other end; the stamp says which of the account's secrets it came with.</summary>
internal sealed record LinkSession(UnitId Unit, Actor By, string Stamp)
{
    public static LinkSession Of(CurrentUser caller, string stamp) => new(new UnitId(caller.Unit!), caller.Actor, stamp);
}

/// <summary>One connection of a unit: what it was shown, and the way to it. Kept small, since there are 20,000.</summary>
internal sealed class UnitLink(LinkSender sender, LinkSession session, ReportBudget budget, TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private const byte FinalPong = 0x8A;
    private const int LooksPerPong = 4;

    /// <summary>Writing takes what it needs before it returns: one for each thread does, instead of 2 KB for each answer of 20,000.</summary>
    [ThreadStatic]
    private static LinkFrame? t_frame;

    private readonly Lock _sync = new();
    private UnitTask? _task;
    private long _version = -1;
    private bool _taskShown;
    private (AlertId Alert, int Seq, bool Ending) _told;
    private long _toldAt;
    private int _looks;

    public LinkSession Session => session;

    public UnitId Unit => session.Unit;

    public Speaker Speaker { get; } = new(Encoding.ASCII.GetBytes(session.Unit.Value), Fleet: false, budget);

    /// <summary>What the unit said last of its passengers; goes with every fix that does not say.</summary>
    public bool? Occupied { get; set; }

    public bool Post(ReadOnlyMemory<byte> message) => Post((t_frame ??= new LinkFrame()).Clear().Add(message.Span));

    public bool Post(LinkFrame frame) => sender.Write(frame.Bytes);

    /// <summary>
    /// A delivery, unless the same one went out here a moment ago: a unit that connects while its alert is being sent would otherwise
    /// have it twice. False when it cannot go.
    /// </summary>
    public bool Tell((AlertId Alert, int Seq, bool Ending) delivery, LinkFrame message)
    {
        lock (_sync)
        {
            if (_told == delivery && time.GetElapsedTime(_toldAt) < Moment)
                return true;
            (_told, _toldAt) = (delivery, time.GetTimestamp());
        }
        return Post(message);
    }

    /// <summary>Task and status as they are now; an older view than was shown is passed over.</summary>
    public void Show(UnitView view, bool always = false)
    {
        lock (_sync)
        {
            if (view.Version < _version || (view.Version == _version && !always))
                return;
            var taskChanged = !_taskShown || view.Task != _task;
            (_version, _task, _taskShown) = (view.Version, view.Task, true);
            if (taskChanged)
                Post(LinkJson.Task(view.Task));
            Post(LinkJson.Status(view));
        }
    }

    /// <summary>Called at each look, every half minute: a pong each two minutes, so that nothing in between forgets the connection.</summary>
    public void KeepAlive()
    {
        if (++_looks % LooksPerPong == 0)
            sender.Write([FinalPong, 0]);
    }

    public void CutOffIfStuck() => sender.CutOffIfStuck();

    /// <inheritdoc cref="LinkSender.End"/>
    public void End() => sender.End();

    /// <inheritdoc cref="LinkSender.Close"/>
    public void Close() => sender.Close();
}
