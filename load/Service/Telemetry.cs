using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Google.Protobuf;

namespace Dispatch.Load.Service;

/// <summary>
/// Receives the service's own OTLP metrics each second: garbage collections, heap, threads, and its queues and stores. Reads only what it
/// needs of the protobuf (opentelemetry-proto v1: resource metrics 1, scope metrics 2, metric 2; name 1, gauge 5, sum 7; data points 1).
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);

    public Telemetry()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        probe.Stop();
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>The newest value, summed over its tags unless the name ends in {tag}; 0 before the first.</summary>
    public double this[string name] => _values.GetValueOrDefault(name);

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Read(body.ToArray());
                context.Response.Close();
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException or IOException or InvalidProtocolBufferException)
            {
                // The service was killed in the middle of a report, or the run is over: the next report repairs it.
                continue;
            }
        }
    }

    private void Read(byte[] request)
    {
        foreach (var resource in Parts(request, 1))
        {
            foreach (var scope in Parts(resource, 2))
            {
                foreach (var metric in Parts(scope, 2))
                    ReadMetric(metric);
            }
        }
    }

    private void ReadMetric(byte[] metric)
    {
        var name = Parts(metric, 1).Select(System.Text.Encoding.UTF8.GetString).FirstOrDefault() ?? "";
        var total = 0.0;
        var any = false;
        foreach (var data in Parts(metric, 5).Concat(Parts(metric, 7)))
        {
            foreach (var point in Parts(data, 1))
            {
                var (value, tag) = ReadPoint(point);
                (total, any) = (total + value, true);
                if (tag.Length > 0)
                    _values[$"{name}{{{tag}}}"] = value;
            }
        }
        if (any)
            _values[name] = total;
    }

    /// <summary>Number data point: double 4, fixed integer 6, attributes 7 (key 1, value 2 with string 1).</summary>
    private static (double Value, string Tag) ReadPoint(byte[] point)
    {
        var (value, tags) = (0.0, new List<string>());
        var input = new CodedInputStream(point);
        while (input.ReadTag() is var tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 4: value = input.ReadDouble(); break;
                case 6: value = input.ReadSFixed64(); break;
                case 7: tags.Add(TagOf(input.ReadBytes().ToByteArray())); break;
                default: input.SkipLastField(); break;
            }
        }
        return (value, string.Join(',', tags));
    }

    private static string TagOf(byte[] attribute) => Parts(attribute, 2).SelectMany(value => Parts(value, 1))
        .Select(System.Text.Encoding.UTF8.GetString).FirstOrDefault() ?? "";

    private static List<byte[]> Parts(byte[] message, int field)
    {
        var parts = new List<byte[]>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                parts.Add(input.ReadBytes().ToByteArray());
            else
                input.SkipLastField();
        }
        return parts;
    }
}
