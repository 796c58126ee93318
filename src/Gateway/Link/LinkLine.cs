using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;

namespace Dispatch.Gateway.Link;

/// <summary>A line after <see cref="LinkHandover"/>: reads the connection itself. Idle it holds no buffer, no timer and no request.</summary>
internal sealed class LinkLine(LinkTalk talk, LinkSender sender)
{
    private const byte FinalClose = 0x88;
    private const byte FinalPong = 0x8A;
    private const int MostText = 123;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(5);

    public async Task RunAsync(PipeReader input)
    {
        try
        {
            if (!await TalkAsync(input))
                await DrainAsync(input);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Phones lose their network without saying goodbye; that is not a failure of ours.
        }
    }

    /// <returns>False when it was ended from here, and the phone may still be sending.</returns>
    private async Task<bool> TalkAsync(PipeReader input)
    {
        using var frames = new LinkFrameReader();
        try
        {
            var end = await talk.OpenAsync()
                ? await ReadAsync(input, frames)
                : (WebSocketCloseStatus.PolicyViolation, LinkWords.NotRegistered);
            if (end is not var (status, words))
                return true;
            SayGoodbye(status, words);
            return status == WebSocketCloseStatus.NormalClosure;
        }
        finally
        {
            if (frames.MayBeLarge)
                LinkReader.Large.Release();
            talk.End();
        }
    }

    /// <summary>What is on its way is read and thrown away: a connection that is closed before would tell the phone of a reset instead of our words.</summary>
    private static async Task DrainAsync(PipeReader input)
    {
        using var patience = new CancellationTokenSource(LongestDrain);
        for (var left = 2L * LinkFrameReader.MaxMessage; left > 0;)
        {
            var read = await input.ReadAsync(patience.Token);
            left -= read.Buffer.Length;
            input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return;
        }
    }

    /// <returns>With which words to go; null when there is nobody to say them to.</returns>
    private async Task<(WebSocketCloseStatus, string)?> ReadAsync(PipeReader input, LinkFrameReader frames)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            var bytes = read.Buffer;
            for (var found = frames.Next(ref bytes); found != LinkRead.More; found = frames.Next(ref bytes))
            {
                if (await TakeAsync(found, frames) is { } end)
                {
                    input.AdvanceTo(bytes.End);
                    return end;
                }
            }
            input.AdvanceTo(bytes.Start, bytes.End);
            if (read.IsCompleted)
                return null;
        }
    }

    /// <returns>With which words to go; null to go on.</returns>
    private async ValueTask<(WebSocketCloseStatus, string)?> TakeAsync(LinkRead found, LinkFrameReader frames)
    {
        switch (found)
        {
            case LinkRead.Large:
                await LinkReader.Large.WaitAsync();
                frames.MayBeLarge = true;
                return null;
            case LinkRead.Message when !await talk.TakeAsync(frames.Payload):
                return (WebSocketCloseStatus.InvalidPayloadData, LinkWords.TooManyFaults);
            case LinkRead.Ping:
                Send(FinalPong, frames.Payload.Span);
                break;
            case LinkRead.Close:
                return (WebSocketCloseStatus.NormalClosure, "");
            case LinkRead.TooLarge:
                return (WebSocketCloseStatus.MessageTooBig, LinkWords.TooLarge);
            case LinkRead.Broken:
                return (WebSocketCloseStatus.ProtocolError, "");
            case LinkRead.NotText:
                return (WebSocketCloseStatus.InvalidPayloadData, "");
        }
        Finish(found, frames);
        return null;
    }

    private static void Finish(LinkRead found, LinkFrameReader frames)
    {
        frames.Done();
        if (found != LinkRead.Message || !frames.MayBeLarge)
            return;
        frames.MayBeLarge = false;
        LinkReader.Large.Release();
    }

    private void SayGoodbye(WebSocketCloseStatus status, string words)
    {
        Span<byte> payload = stackalloc byte[2 + MostText];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)status);
        Send(FinalClose, payload[..(2 + Encoding.UTF8.GetBytes(words, payload[2..]))]);
    }

    /// <summary>A control frame: at most 125 bytes.</summary>
    private void Send(byte kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> frame = stackalloc byte[2 + 2 + MostText];
        (frame[0], frame[1]) = (kind, (byte)payload.Length);
        payload.CopyTo(frame[2..]);
        sender.Write(frame[..(2 + payload.Length)]);
    }
}

/// <summary>Why a line was ended, for the phone's log.</summary>
internal static class LinkWords
{
    public const string NotRegistered = "This unit is not registered.";
    public const string TooManyFaults = "Too many messages could not be used.";
    public const string TooLarge = "A message has at most 3 MiB.";
}
