using System.Collections.Immutable;

namespace Dispatch.Grains.Accounts;

internal sealed class AccountRollGrain(
    [PersistentState("account-roll")] IPersistentState<AccountRollState> state) : Grain, IAccountRollGrain
{
    public async Task Add(string name)
    {
        if (state.State.Names.Contains(name, StringComparer.Ordinal))
            return;
        var former = state.State;
        state.State = new AccountRollState(former.Names.Add(name));
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

    public Task<ImmutableArray<string>> All() => Task.FromResult(state.State.Names);
}

[GenerateSerializer, Immutable, Alias("dispatch.AccountRollState")]
internal sealed record AccountRollState(ImmutableArray<string> Names)
{
    public AccountRollState()
        : this([])
    {
    }
}
