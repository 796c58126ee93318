using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Load.Service;

/// <summary>
/// Shows that the thresholds can fail: starts the unchanged service with <c>load/Slowed</c> beside it, a hosting start-up assembly that
/// holds every request. It is built with this tool only and is no part of the product.
/// </summary>
internal static class Slowdown
{
    public static void AddTo(ProcessStartInfo service, int milliseconds)
    {
        service.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "Dispatch.Load.Slowed.dll");
        service.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "Dispatch.Load.Slowed";
        service.Environment["DISPATCH_SLOWED_MILLISECONDS"] = milliseconds.ToString(CultureInfo.InvariantCulture);
    }
}
