namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>Holds back the counts of all cells, and keeps the first ones that know of units in this cell.</summary>
internal sealed class LateCounts(string cell)
{
    /// <summary>Each message of the hub ends with it; several may come in one frame.</summary>
    private const char Mark = '\u001e';

    private readonly TaskCompletionSource<string> _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Held => _held.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public string Without(string text)
    {
        var passed = new List<string>();
        foreach (var message in text.Split(Mark, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!message.Contains("\"target\":\"Overview\"", StringComparison.Ordinal))
                passed.Add(message + Mark);
            else if (message.Contains($"[\"{cell}\",", StringComparison.Ordinal)
                && !message.Contains($"[\"{cell}\",0,", StringComparison.Ordinal))
                _held.TrySetResult(message + Mark);
        }
        return string.Concat(passed);
    }
}
