using System.Globalization;
using Dispatch.Load.Slowed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(HeldRequests))]

namespace Dispatch.Load.Slowed
{
    /// <summary>Holds every request a while on its thread, as a careless lock or a synchronous look-up would.</summary>
    public sealed class HeldRequests : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddTransient<IStartupFilter, Filter>());

        private sealed class Filter : IStartupFilter
        {
            private static readonly int s_milliseconds = int.Parse(
                Environment.GetEnvironmentVariable("DISPATCH_SLOWED_MILLISECONDS") ?? "25", CultureInfo.InvariantCulture);

            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((context, following) =>
                {
                    Thread.Sleep(s_milliseconds);
                    return following(context);
                });
                next(app);
            };
        }
    }
}

/// <summary>The runtime calls this before the program: by then the assembly is loaded and the host finds it by name.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
    }
}
