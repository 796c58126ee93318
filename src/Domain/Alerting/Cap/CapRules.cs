using System.Collections.Immutable;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>Something in a message that CAP 1.2 does not allow.</summary>
/// <param name="Path">For example <c>alert/info[2]/urgency</c>.</param>
public sealed record CapFault(string Path, string Message);

/// <summary>What the specification demands beyond the schema (section 3.2): of messages that came in and of our own before they leave.</summary>
public static class CapRules
{
    public static ImmutableArray<CapFault> Check(CapMessage message) =>
    [
        .. Names(message), .. Scope(message), .. References(message),
        .. message.Infos.SelectMany((info, i) => Info(info, $"alert/info[{i + 1}]", message)),
    ];

    private static IEnumerable<CapFault> Names(CapMessage message)
    {
        if (!IsName(message.Identifier))
            yield return new CapFault("alert/identifier", "must be there, without spaces, commas, '<' and '&'");
        if (!IsName(message.Sender))
            yield return new CapFault("alert/sender", "must be there, without spaces, commas, '<' and '&'");
    }

    private static IEnumerable<CapFault> Scope(CapMessage message)
    {
        if (message.Scope == CapScope.Restricted && message.Restriction is null)
            yield return new CapFault("alert/restriction", "must be there when the scope is Restricted");
        if (message.Scope != CapScope.Restricted && message.Restriction is not null)
            yield return new CapFault("alert/restriction", "is for the scope Restricted only");
        if (message.Scope == CapScope.Private && message.Addresses.IsEmpty)
            yield return new CapFault("alert/addresses", "must be there when the scope is Private");
    }

    private static IEnumerable<CapFault> References(CapMessage message)
    {
        if (message.MsgType != CapMsgType.Alert && message.References.IsEmpty)
            yield return new CapFault("alert/references", $"must name the message that this {message.MsgType} is about");
        foreach (var one in message.References)
        {
            if (one == message.Reference || (one.Identifier == message.Identifier && one.Sender == message.Sender))
                yield return new CapFault("alert/references", "must not name the message itself");
            if (one.Sent > message.Sent)
                yield return new CapFault("alert/references", $"names {one.Identifier}, which was sent later");
        }

        if (message is { MsgType: CapMsgType.Error, Note: null })
            yield return new CapFault("alert/note", "must explain the Error");
    }

    private static IEnumerable<CapFault> Info(CapInfo info, string path, CapMessage message)
    {
        if (string.IsNullOrWhiteSpace(info.Event))
            yield return new CapFault($"{path}/event", "must not be empty");
        if (info.Categories.IsEmpty)
            yield return new CapFault($"{path}/category", "must be there");
        if (info.Expires < (info.Effective ?? message.Sent) && message.MsgType is CapMsgType.Alert or CapMsgType.Update)
            yield return new CapFault($"{path}/expires", "must not be before it takes effect");
        for (var i = 0; i < info.Areas.Length; i++)
        {
            var area = info.Areas[i];
            if (string.IsNullOrWhiteSpace(area.Description))
                yield return new CapFault($"{path}/area[{i + 1}]/areaDesc", "must not be empty");
            if (area.Ceiling is not null && area.Altitude is null)
                yield return new CapFault($"{path}/area[{i + 1}]/ceiling", "needs an altitude");
            if (area.Ceiling < area.Altitude)
                yield return new CapFault($"{path}/area[{i + 1}]/ceiling", "must not be below the altitude");
        }
    }

    private static bool IsName(string text) => text.Length > 0 && !text.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or '<' or '&');
}
