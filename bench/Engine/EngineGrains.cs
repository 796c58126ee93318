namespace Dispatch.Bench.Engine;

public interface IEchoGrain : IGrainWithStringKey
{
    Task<int> Echo(int value);
}

public interface IFanOutGrain : IGrainWithStringKey
{
    Task<int> CallAll(string prefix, int count);
}

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<int> Echo(int value) => Task.FromResult(value);
}

internal sealed class FanOutGrain : Grain, IFanOutGrain
{
    public async Task<int> CallAll(string prefix, int count)
    {
        var calls = new Task<int>[count];
        for (var i = 0; i < count; i++)
        {
            calls[i] = GrainFactory.GetGrain<IEchoGrain>($"{prefix}{i}").Echo(1);
        }

        return (await Task.WhenAll(calls)).Sum();
    }
}
