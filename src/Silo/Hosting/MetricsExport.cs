using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Dispatch.Silo.Hosting;

/// <summary>Exports all meters by OTLP while <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; the exporter reads its other variables itself.</summary>
internal sealed class MetricsExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configuration[Endpoint]))
            _provider = Sdk.CreateMeterProviderBuilder()
                .AddMeter("Dispatch.*", "Orleans.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter()
                .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _provider?.ForceFlush();
        return Task.CompletedTask;
    }

    public void Dispose() => _provider?.Dispose();
}
