using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway;
using Dispatch.Gateway.Accounts;
using Dispatch.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Tests.Support;

/// <summary>The whole server in this process, on a free port of the loopback, with nothing kept on disk but its keys.</summary>
public sealed class GatewayHost : IAsyncLifetime
{
    public const string Password = "a-good-password";

    private readonly string _directory = Directory.CreateTempSubdirectory("dispatch-gateway-").FullName;
    private WebApplication _app = null!;
    private int _accounts;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public async ValueTask InitializeAsync()
    {
        var builder = DispatchHost.CreateBuilder(new Dictionary<string, string?>
        {
            ["Host:Listen"] = "http://127.0.0.1:0",
            ["Host:DataDirectory"] = _directory,
            ["Host:Storage"] = "memory",
            ["Gateway:FirstAdministratorPassword"] = Password,
            ["Gateway:LoginsPerMinutePerAddress"] = "1000",
            ["Cells:FrameEvery"] = "00:00:00.020",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        _app = DispatchHost.Build(builder);
        _app.MapGet("/test/fails", string () => throw new InvalidDataException("the secret of the engine room")).AllowAnonymous();
        _app.MapGet("/test/busy", string () => throw new TimeoutException("the grain did not answer")).AllowAnonymous();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        await _app.Services.EnsureAdministratorAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Somebody with this role, signed in, with a password of their own.</summary>
    internal async Task<Api> SignInAsync(Role role, string? unit = null)
    {
        var name = $"{role.ToString().ToLowerInvariant()}-{Interlocked.Increment(ref _accounts)}";
        await CreateAsync(name, role, unit, mustChange: false);
        return await Anonymous().SignInAsync(name, Password);
    }

    /// <summary>A device with its long-lived token.</summary>
    internal async Task<(Api Api, string Token)> DeviceAsync(string unit)
    {
        var name = $"device-{Interlocked.Increment(ref _accounts)}";
        await CreateAsync(name, Role.Device, unit, mustChange: false);
        var (token, hash) = DeviceToken.Issue(name);
        var accounts = Services.GetRequiredService<AccountDirectory>();
        (await accounts.Grain(name).SetToken(Header(), hash)).Ok.ShouldBeTrue();
        accounts.Forget(name);
        return (Anonymous().WithBearer(token), token);
    }

    /// <summary>A taxi that exists, opted in and on duty, with its account's token: without passwords, whose hashing is slow on purpose.</summary>
    internal async Task<(string Unit, Api Api)> TaxiAsync()
    {
        var unit = $"taxi-{Guid.NewGuid():N}"[..24];
        var grain = Services.GetRequiredService<IGrainFactory>().GetGrain<Dispatch.Grains.Units.IUnitGrain>(unit);
        var profile = new Domain.Units.UnitProfile(new UnitId(unit), unit[..12], Domain.Units.UnitKind.Taxi, Domain.Units.Agency.Civilian, []);
        (await grain.Register(Header(), profile)).Ok.ShouldBeTrue();
        (await grain.SetDuty(Header(), true)).Ok.ShouldBeTrue();
        var accounts = Services.GetRequiredService<AccountDirectory>();
        (await accounts.Grain(unit).Create(Header(), new NewAccount(unit, Role.Unit, unit, unit, null, MustChangePassword: false))).Ok.ShouldBeTrue();
        var (token, hash) = DeviceToken.Issue(unit);
        (await accounts.Grain(unit).SetToken(Header(), hash)).Ok.ShouldBeTrue();
        accounts.Forget(unit);
        return (unit, Anonymous().WithBearer(token));
    }

    internal async Task CreateAsync(string name, Role role, string? unit, bool mustChange)
    {
        var hash = await Services.GetRequiredService<Passwords>().HashAsync(Password);
        var account = Services.GetRequiredService<AccountDirectory>().Grain(name);
        (await account.Create(Header(), new NewAccount(name, role, unit, name, hash, mustChange))).Ok.ShouldBeTrue();
    }

    internal Task<Api> AdministratorAsync() => Anonymous().SignInAsync(FirstAdministrator.Name, Password);

    internal Api Anonymous() => new(new HttpClient { BaseAddress = Address });

    /// <summary>A unit that exists and is on duty.</summary>
    internal async Task<string> UnitAsync(string kind = "patrolCar", string agency = "police")
    {
        var id = $"{kind}-{Guid.NewGuid():N}"[..24];
        var administrator = await AdministratorAsync();
        (await administrator.PutAsync($"units/{id}", new { callSign = id[..12], kind, agency })).ShouldBe(200);
        (await (await SignInAsync(Role.Dispatcher)).PostAsync($"units/{id}/duty", new { onDuty = true })).ShouldBe(200);
        return id;
    }

    private static CommandHeader Header() => new(new CommandKey(Guid.NewGuid().ToString("N")), Actor.System, DateTimeOffset.UtcNow, "");
}

[CollectionDefinition(Name)]
public sealed class GatewayCollection : ICollectionFixture<GatewayHost>
{
    public const string Name = "one gateway";
}
