using Dispatch.Domain;

namespace Dispatch.Gateway.Link;

/// <summary>What is said on one line, whichever way its bytes are read.</summary>
internal sealed class LinkTalk(UnitLink link, LinkServices services)
{
    private const int MaxFaults = 20;

    private int _faults;

    public bool TooManyFaults => _faults >= MaxFaults;

    /// <summary>Greets the unit and shows it its task, status and alerts; false when there is no such unit. <see cref="End"/> is due in any case.</summary>
    public async Task<bool> OpenAsync()
    {
        if (await services.Links.OpenAsync(link) is not { } view)
            return false;
        link.Post(LinkJson.Hello(view, services.Time.GetUtcNow()));
        link.Show(view);
        await services.Alerts.OpenedAsync(link);
        return true;
    }

    /// <summary>One message; false when nothing more is wanted from this unit.</summary>
    public async ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> utf8)
    {
        var refusal = LinkMessageReader.Read(utf8.Span, out var message) ?? await services.Desk.TakeAsync(link, message);
        if (refusal is null)
            return true;
        link.Post(LinkJson.Problem(message.Key, refusal));
        // Too late or not now is no fault of the phone; what cannot be read is.
        return refusal.Kind != RefusalKind.Invalid || ++_faults < MaxFaults;
    }

    public void End() => services.Links.Close(link);
}
