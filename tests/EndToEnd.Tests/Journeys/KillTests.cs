using System.Globalization;
using Dispatch.EndToEnd.Tests.Support;

namespace Dispatch.EndToEnd.Tests.Journeys;

/// <summary>
/// <c>kill -9</c> at a random moment under load. Three rounds here; <c>DISPATCH_KILL_ROUNDS=100</c> for the long run. The figures
/// are printed; how fast the service is back is a figure and not an assertion, since the machine may be busy with other things.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int DefaultRounds = 3;

    [Fact]
    public async Task What_was_answered_done_is_there_after_a_kill()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("DISPATCH_KILL_ROUNDS") ?? DefaultRounds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("DISPATCH_KILL_SEED") ?? "110", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        using var data = new DataDirectory();
        var promises = new Promises();
        var ready = new List<TimeSpan>();
        await PrepareAsync(data);
        for (var round = 1; round <= rounds; round++)
        {
            await using var dispatch = await DispatchProcess.ServeAsync(data.Path);
            ready.Add(dispatch.ReadyAfter);
            await promises.CheckAsync(await dispatch.SignInAsync("li"), await dispatch.AdministratorAsync());
            using var load = new MixedLoad(dispatch, promises, round);
            await load.RunUntilAsync(() => Task.Delay(random.Next(100, 1_500)));
            await dispatch.KillAsync();
            await load.EndAsync();
            var (exitCode, report) = await DispatchProcess.RunAsync("verify-log", "--data", data.Path);
            exitCode.ShouldBe(0, $"round {round}, seed {seed}: {report}");
        }
        await using (var last = await DispatchProcess.ServeAsync(data.Path))
            await promises.CheckAsync(await last.SignInAsync("li"), await last.AdministratorAsync());
        output.WriteLine($"{rounds} kills (seed {seed}), {promises.Count} commands answered done, all there; "
            + $"ready after median {ready.Order().ElementAt(ready.Count / 2).TotalSeconds:0.0} s, longest {ready.Max().TotalSeconds:0.0} s");
        promises.Count.ShouldBeGreaterThan(rounds);
    }

    private static async Task PrepareAsync(DataDirectory data)
    {
        await using var first = await DispatchProcess.ServeAsync(data.Path);
        await first.AccountAsync("li", "dispatcher");
        var administrator = await first.AdministratorAsync();
        (await administrator.PostAsync("accounts", new { name = "fleet", role = "device", unit = "*" })).ShouldBe(201);
    }
}
