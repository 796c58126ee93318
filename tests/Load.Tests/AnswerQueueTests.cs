using System.Diagnostics;
using Dispatch.Load.Wire;

namespace Dispatch.Load.Tests;

public sealed class AnswerQueueTests
{
    [Fact]
    public void Every_answer_goes_out_once_and_in_order_also_while_messages_never_stop_coming()
    {
        var sent = new List<int>();
        using (var queue = new AnswerQueue<int>(sent.Add))
        {
            for (var i = 0; i < 1_000; i++)
                queue.Add(i, Stopwatch.GetTimestamp());
        }
        sent.ShouldBe(Enumerable.Range(0, 1_000));
    }
}
