using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>
/// One call on its way: target, arguments (in emitted subclasses), and the promise its caller waits for.
/// The links belong to whichever list of the target's mailbox holds it, under that mailbox's lock.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "Hot path; the type is internal.")]
internal abstract class Request : IInvokable
{
    internal GrainReference Reference = null!;
    internal GrainMethod Method = null!;
    internal Activation? Source;
    internal IRequestTarget? Owner;
    internal Request? Next;
    internal Request? Previous;
    internal ImmutableDictionary<string, object>? Context;
    internal CallCancellation? Cancellation;
    internal long IssuedAt;
    internal bool NoAnswer;

    /// <summary>Somebody waits at a desk; see <see cref="UrgentLane"/>.</summary>
    internal bool Urgent;

    /// <summary>A mailbox took it once, so no later one may call itself full.</summary>
    internal bool WasTaken;

    internal byte FruitlessForwards;
    private int _answered;

    /// <summary>Timer ticks: they belong to one activation, never travel, and need not keep it alive.</summary>
    internal virtual bool IsTick => false;

    internal virtual bool KeepsAlive => true;

    internal virtual bool AlwaysInterleave => Method.AlwaysInterleave;

    internal virtual bool ReadOnly => Method.ReadOnly;

    internal bool IsAnswered => Volatile.Read(ref _answered) != 0;

    bool IInvokable.IsCancellable => Method.IsCancellable;

    /// <summary>Runs the method up to its first real await. True if it has ended; otherwise the owner is told later.</summary>
    internal abstract bool Begin(object target);

    /// <summary>Answers with a failure; false if the call was answered already.</summary>
    internal abstract bool Fail(Exception failure);

    public object? GetTarget() => (Owner as Activation)?.GrainInstance;

    public int GetArgumentCount() => Method.Arguments.Length;

    public object? GetArgument(int index) => Method.Arguments[index].GetValue(this);

    public void SetArgument(int index, object value) => Method.Arguments[index].SetValue(this, value);

    public string GetMethodName() => Method.Info.Name;

    public string GetInterfaceName() => Method.InterfaceType.FullName ?? Method.InterfaceType.Name;

    public string GetActivityName() => $"{Method.InterfaceType.Name}/{Method.Info.Name}";

    public MethodInfo GetMethod() => Method.Info;

    public Type GetInterfaceType() => Method.InterfaceType;

    public TimeSpan? GetDefaultResponseTimeout() => Method.ResponseTimeout;

    public virtual CancellationToken GetCancellationToken() => default;

    public virtual void SetCancellationToken(CancellationToken token)
    {
    }

    /// <summary>Only one of answer, timeout and cancellation wins.</summary>
    protected bool TryAnswer()
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        Cancellation?.Unregister();
        return true;
    }

    public override string ToString() => $"{Method} of {Reference.GrainId}";
}
