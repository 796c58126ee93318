using Orleans.Storage;
using static Dispatch.Storage.Tests.Notes;

namespace Dispatch.Storage.Tests;

/// <summary>Small limits for the tests of refusals.</summary>
internal sealed record StoreLimits(int MaxWaiting = 32_768, long MaxWaitingBytes = 256 << 20, int MaxStateBytes = 16 << 20);

/// <summary>What grains may rely on, whichever store is configured.</summary>
public abstract class StorageConformance : IAsyncLifetime
{
    private IStateStore? _store;

    private protected MeterProbe Metrics { get; } = new();

    private protected IStateStore Store => _store ??= Open(new StoreLimits());

    private GrainStateStorage Storage => new(Store, Utf8JsonStateSerializer.Default);

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Metrics.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_state_never_written_is_new_and_has_no_etag()
    {
        var state = await ReadAsync("nobody");
        state.RecordExists.ShouldBeFalse();
        state.ETag.ShouldBeNull();
        state.State.ShouldBe(new Note());
    }

    [Fact]
    public async Task What_was_written_is_read_back_also_after_reopening()
    {
        var written = New("警情 🚓 \u0000 \"quoted\" \u2028", 7);
        await WriteAsync("a", written);
        written.RecordExists.ShouldBeTrue();
        (await ReadAsync("a")).ShouldBeEquivalentTo(written);
        await CloseAsync();
        (await ReadAsync("a")).ShouldBeEquivalentTo(written);
    }

    [Fact]
    public async Task A_write_with_an_old_etag_is_refused_with_both_etags_and_changes_nothing()
    {
        var first = New("first");
        await WriteAsync("a", first);
        var stale = await ReadAsync("a");
        first.State!.Text = "second";
        await WriteAsync("a", first);

        stale.State!.Text = "stale";
        var refusal = await Should.ThrowAsync<InconsistentStateException>(() => WriteAsync("a", stale));

        refusal.StoredEtag.ShouldBe(first.ETag);
        refusal.CurrentEtag.ShouldBe(stale.ETag);
        (await ReadAsync("a")).State!.Text.ShouldBe("second");
    }

    [Fact]
    public async Task A_write_with_an_etag_of_a_state_that_is_gone_is_refused()
    {
        var refusal = await Should.ThrowAsync<InconsistentStateException>(
            () => WriteAsync("a", new GrainState<Note>(new Note(), "0123456789abcdef")));
        refusal.StoredEtag.ShouldBe("none");
        (await ReadAsync("a")).RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_who_create_at_once_exactly_one_succeeds()
    {
        var attempts = Enumerable.Range(0, 64).Select(i => TryAsync(() => WriteAsync("a", New($"creator {i}", i)))).ToArray();
        var succeeded = await Task.WhenAll(attempts);
        succeeded.Count(done => done).ShouldBe(1);
        (await ReadAsync("a")).State!.Number.ShouldBe(Array.IndexOf(succeeded, value: true));
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_an_etag_from_before_never_fits_again()
    {
        var before = New("before");
        await WriteAsync("a", before);
        var cleared = await ReadAsync("a");
        await Storage.ClearStateAsync(StateName, Grain("a"), cleared);
        cleared.ShouldBeEquivalentTo(New());
        (await ReadAsync("a")).RecordExists.ShouldBeFalse();

        await WriteAsync("a", New("after"));
        await Should.ThrowAsync<InconsistentStateException>(() => WriteAsync("a", before));
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.ClearStateAsync(StateName, Grain("a"), before));
        (await ReadAsync("a")).State!.Text.ShouldBe("after");
    }

    [Fact]
    public async Task Clearing_without_an_etag_does_nothing_to_nothing_and_is_refused_for_a_stored_state()
    {
        await Storage.ClearStateAsync(StateName, Grain("a"), New());
        await WriteAsync("a", New("kept"));
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.ClearStateAsync(StateName, Grain("a"), New()));
        (await ReadAsync("a")).State!.Text.ShouldBe("kept");
    }

    [Fact]
    public async Task No_increment_of_many_concurrent_writers_is_lost()
    {
        const int counters = 8, writers = 32, increments = 25;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var i = 0; i < increments; i++)
                await IncrementAsync($"counter {(writer + i) % counters}");
        }));
        var total = 0;
        for (var i = 0; i < counters; i++)
            total += (await ReadAsync($"counter {i}")).State!.Number;
        total.ShouldBe(writers * increments);
    }

    [Fact]
    public async Task Every_writer_reads_what_it_wrote()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            var state = New($"grain {i}");
            for (state.State!.Number = 1; state.State!.Number <= 5; state.State!.Number++)
            {
                await WriteAsync($"{i}", state);
                (await ReadAsync($"{i}")).ShouldBeEquivalentTo(state);
            }
        }));
    }

    [Fact]
    public async Task A_conflict_fails_only_its_own_caller()
    {
        await WriteAsync("taken", New("first"));
        Task<bool>[] together;
        await using (await StallAsync())
            together = Enumerable.Range(0, 20)
                .Select(i => TryAsync(() => WriteAsync(i == 7 ? "taken" : $"{i}", New("mine"))))
                .ToArray();
        var done = await Task.WhenAll(together);
        Enumerable.Range(0, 20).Where(i => !done[i]).ShouldBe([7]);
        (await ReadAsync("taken")).State!.Text.ShouldBe("first");
        (await ReadAsync("8")).State!.Text.ShouldBe("mine");
    }

    [Fact]
    public async Task A_large_state_comes_back_whole()
    {
        var large = New(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i:x5}路 ")));
        await WriteAsync("large", large);
        (await ReadAsync("large")).State!.Text.ShouldBe(large.State!.Text);
    }

    [Fact]
    public async Task A_state_over_the_limit_is_refused_and_the_old_one_stays()
    {
        await CloseAsync();
        _store = Open(new StoreLimits(MaxStateBytes: 1000));
        var state = New("small");
        await WriteAsync("a", state);
        state.State!.Text = new string('x', 1000);
        var refusal = await Should.ThrowAsync<StateRefusedException>(() => WriteAsync("a", state));
        refusal.Message.ShouldContain("MaxStateBytes");
        (await ReadAsync("a")).State!.Text.ShouldBe("small");
    }

    [Fact]
    public async Task Every_key_is_its_own_however_odd()
    {
        string[] keys =
        [
            "a", "A", "a ", " a", "a/b", "a:b", "a:", ":a", "*", "?", "[a-z]", "%61", "'; DROP TABLE grain_state; --",
            "a\u0000", "a\u0000b", "\u00e9", "e\u0301", "警", "🚓", "\uffff", new string('k', 5000),
        ];
        foreach (var key in keys)
            await WriteAsync(key, New(key));
        foreach (var key in keys)
            (await ReadAsync(key)).State!.Text.ShouldBe(key);
        (await ScanAsync(StateName)).Length.ShouldBe(keys.Length);
    }

    [Fact]
    public async Task A_key_that_is_not_unicode_is_refused()
    {
        var key = new StateKey(StateName, "note/\ud800");
        await Should.ThrowAsync<StateRefusedException>(async () => await Store.ReadAsync(key));
        await Should.ThrowAsync<StateRefusedException>(async () => await Store.WriteAsync(key, expected: null, [1]));
        await Should.ThrowAsync<StateRefusedException>(async () => await Store.ClearAsync(key, expected: null));
    }

    [Fact]
    public async Task A_scan_gives_every_state_of_its_name_and_no_other()
    {
        const int many = 1200;
        await Task.WhenAll(Enumerable.Range(0, many).Select(i => WriteAsync($"{i}", New($"{i}", i))));
        string[] otherNames = [$"{StateName}:1", "not", "n*", "", $"{StateName}2"];
        foreach (var name in otherNames)
            await Storage.WriteStateAsync(name, Grain("1"), New("other"));

        var scanned = await ScanAsync(StateName);

        scanned.Select(row => row.Key.GrainId).Order().ShouldBe(Enumerable.Range(0, many).Select(i => $"note/{i}").Order());
        foreach (var row in scanned)
            $"note/{Utf8JsonStateSerializer.Default.Deserialize<Note>(new(row.Json)).Text}".ShouldBe(row.Key.GrainId);
        foreach (var name in otherNames)
            (await ScanAsync(name)).ShouldHaveSingleItem().Key.ShouldBe(new StateKey(name, "note/1"));
    }

    [Theory]
    [InlineData(10, 1_000_000, 10)]
    [InlineData(1000, 10_000, 1500)]
    public async Task A_full_queue_refuses_at_once_and_what_it_accepted_is_written(int maxWaiting, int maxBytes, int textLength)
    {
        await CloseAsync();
        _store = Open(new StoreLimits(maxWaiting, maxBytes, MaxStateBytes: 10_000));
        await WriteAsync("first", New());
        var accepted = new List<Task>();
        var refused = 0;
        await using (await StallAsync())
        {
            for (; refused < 3 && accepted.Count < 500; )
            {
                var write = WriteAsync($"{accepted.Count}", New(new string('x', textLength)));
                if (write.Exception?.InnerException is StorageBusyException)
                    refused++;
                else
                    accepted.Add(write);
            }
        }
        refused.ShouldBe(3);
        await Task.WhenAll(accepted);
        Metrics.Values("dispatch.storage.refused").Sum().ShouldBe(3);
        (await ScanAsync(StateName)).Length.ShouldBe(accepted.Count + 1);
        for (var i = 0; i < 2 * accepted.Count; i++)
            await WriteAsync($"next {i}", New(new string('x', textLength)));
    }

    [Fact]
    public async Task Closing_writes_what_was_accepted()
    {
        var writes = Enumerable.Range(0, 300).Select(i => WriteAsync($"{i}", New($"{i}"))).ToArray();
        await CloseAsync();
        await Task.WhenAll(writes);
        (await ScanAsync(StateName)).Length.ShouldBe(300);
    }

    [Fact]
    public async Task A_stored_text_that_is_not_the_state_is_an_error_that_names_it()
    {
        await Store.WriteAsync(new(StateName, Grain("a").ToString()), expected: null, "{\"Number\":\"seven\"}"u8.ToArray());
        (await Should.ThrowAsync<StorageUnusableException>(() => ReadAsync("a"))).Message.ShouldContain("note of note/a");
    }

    private protected abstract IStateStore Open(StoreLimits limits);

    /// <summary>Holds up every write until disposed.</summary>
    private protected abstract Task<IAsyncDisposable> StallAsync();

    private protected async Task CloseAsync()
    {
        if (_store is { } open)
            await open.DisposeAsync();
        _store = null;
    }

    private protected Task WriteAsync(string key, GrainState<Note> state) => Storage.WriteStateAsync(StateName, Grain(key), state);

    private protected async Task<GrainState<Note>> ReadAsync(string key)
    {
        var state = New("must be replaced");
        await Storage.ReadStateAsync(StateName, Grain(key), state);
        return state;
    }

    private async Task<ScannedState[]> ScanAsync(string stateName)
    {
        var rows = new Dictionary<StateKey, ScannedState>();
        await foreach (var row in Store.ScanAsync(stateName))
            rows[row.Key] = row;
        return [.. rows.Values];
    }

    private async Task IncrementAsync(string key)
    {
        while (true)
        {
            var state = await ReadAsync(key);
            state.State!.Number++;
            if (await TryAsync(() => WriteAsync(key, state)))
                return;
        }
    }

    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
