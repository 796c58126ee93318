namespace Dispatch.Grains.Tests.Engine;

public sealed class ObserverTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private INewsGrain Grain => fixture.Cluster.Grain<INewsGrain>(_key);

    private IClusterClient Client => fixture.Cluster.Client;

    [Fact]
    public async Task An_observer_hears_what_a_grain_tells_in_order()
    {
        var listener = new Listener(_key);
        await Grain.Subscribe(Client.CreateObjectReference<IListener>(listener));
        for (var i = 0; i < 100; i++)
        {
            await Grain.Tell($"{i}");
        }

        Probe.LogOf(_key).ShouldBe(Enumerable.Range(0, 100).Select(i => $"{i}"));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Calls_to_one_observer_do_not_overlap()
    {
        var listener = new Listener(_key);
        var reference = Client.CreateObjectReference<IListener>(listener);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reference.Heard("news")));
        listener.Crowd.ShouldBe(1);
    }

    [Fact]
    public async Task An_observer_can_answer_and_can_be_told_without_waiting()
    {
        var listener = new Listener(_key);
        await Grain.Subscribe(Client.CreateObjectReference<IListener>(listener));
        (await Grain.AskAll("how")).ShouldBe("how?");
        await Grain.AllWays("news");
        await Probe.Gate($"{_key}/whispered");
        await Probe.Gate($"{_key}/shouted");
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_observer_that_unsubscribed_or_expired_hears_no_more()
    {
        var (first, second) = (new Listener($"{_key}-1"), new Listener($"{_key}-2"));
        var (one, two) = (Client.CreateObjectReference<IListener>(first), Client.CreateObjectReference<IListener>(second));
        await Grain.Subscribe(one);
        await Grain.Subscribe(two);
        await Grain.Subscribe(two);
        (await Grain.Listeners()).ShouldBe(2);
        await Grain.Unsubscribe(one);
        await Grain.Tell("a");
        fixture.Cluster.Clock.Advance(TimeSpan.FromMinutes(6));
        await Grain.Tell("b");
        (await Grain.Listeners()).ShouldBe(0);
        Probe.LogOf($"{_key}-1").ShouldBeEmpty();
        Probe.LogOf($"{_key}-2").ShouldBe(["a"]);
        GC.KeepAlive(first);
        GC.KeepAlive(second);
    }

    [Fact]
    public async Task An_observer_that_fails_is_forgotten()
    {
        var listener = new Listener(_key) { Fails = true };
        await Grain.Subscribe(Client.CreateObjectReference<IListener>(listener));
        await Grain.Tell("a");
        (await Grain.Listeners()).ShouldBe(0);
        GC.KeepAlive(listener);
    }

    [Fact]
    public void An_observer_object_is_not_a_reference()
    {
        var listener = new Listener(_key);
        var reference = Client.CreateObjectReference<IListener>(listener);
        Should.Throw<ArgumentException>(() => Client.CreateObjectReference<IListener>(reference));
        Client.DeleteObjectReference<IListener>(reference);
    }

    private sealed class Listener(string name) : IListener
    {
        private int _inside;

        public bool Fails { get; init; }

        public int Crowd { get; private set; }

        public async Task Heard(string news)
        {
            Crowd = Math.Max(Crowd, Interlocked.Increment(ref _inside));
            await Task.Yield();
            if (Fails)
            {
                throw new InvalidOperationException("deaf");
            }

            Probe.Log(name, news);
            Interlocked.Decrement(ref _inside);
        }

        public Task<string> Ask(string question) => Task.FromResult(question + "?");

        public Task Whisper(string news)
        {
            Probe.Open($"{name}/whispered");
            return Task.CompletedTask;
        }

        public void Shout(string news) => Probe.Open($"{name}/shouted");
    }
}
