using Dispatch.Domain;
using Dispatch.Domain.Accounts;

namespace Dispatch.Grains.Accounts;

internal sealed class AccountGrain(
    [PersistentState("account")] IPersistentState<AccountGrainState> state) : Grain, IAccountGrain
{
    public Task<Account?> Get() => Task.FromResult(state.State.Account is { Deleted: false } account ? account : null);

    public Task<Outcome<AccountAnswer>> Create(CommandHeader header, NewAccount wanted) =>
        Change(header, existing => Account.Create(existing, header, wanted));

    public Task<Outcome<AccountAnswer>> SetPassword(CommandHeader header, string passwordHash, bool mustChange) =>
        Change(header, existing => existing is { Deleted: false }
            ? existing.WithPassword(header, passwordHash, mustChange) : Unknown());

    public Task<Outcome<AccountAnswer>> SetToken(CommandHeader header, string tokenHash) =>
        Change(header, existing => existing is { Deleted: false } ? existing.WithToken(header, tokenHash) : Unknown());

    public Task<Outcome<AccountAnswer>> Delete(CommandHeader header) =>
        Change(header, existing => existing is { Deleted: false } ? existing.WithoutLife(header) : Unknown());

    private Outcome<Account> Unknown() => new Refusal(
        "unknown-account", $"There is no account {this.GetPrimaryKeyString()}.", RefusalKind.NotFound);

    private async Task<Outcome<AccountAnswer>> Change(CommandHeader header, Func<Account?, Outcome<Account>> decide)
    {
        if (state.State.Account is { } known && known.Seen(header.Key) is { } seen)
            return seen.Fingerprint == header.Fingerprint
                ? new AccountAnswer(known, Repeated: true)
                : new Refusal("key-reused", "This Idempotency-Key was used with another body; take a new key.", RefusalKind.KeyReused);
        var decided = decide(state.State.Account);
        if (decided.Value is not { } next)
            return decided.Refusal!;
        // The name is on the roll first, so that no account can exist unlisted after a crash.
        if (state.State.Account is null)
            await GrainFactory.GetGrain<IAccountRollGrain>(AccountRoll.KeyFor(next.Name)).Add(next.Name);
        var former = state.State;
        state.State = new AccountGrainState(next);
        await Write(former);
        return new AccountAnswer(next, Repeated: false);
    }

    private async Task Write(AccountGrainState former)
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = former;
            throw;
        }
    }
}

[GenerateSerializer, Immutable, Alias("dispatch.AccountGrainState")]
internal sealed record AccountGrainState(Account? Account)
{
    public AccountGrainState()
        : this((Account?)null)
    {
    }
}
