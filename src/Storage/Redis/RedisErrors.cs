using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>What can go wrong with the server, in words.</summary>
internal static class RedisErrors
{
    /// <param name="error">What the client threw.</param>
    /// <param name="mayHaveChanged">True for a write or clear: without an answer nobody knows whether it was made.</param>
    /// <returns>Null for an error of ours.</returns>
    public static StorageException? Describe(Exception error, bool mayHaveChanged) => error switch
    {
        RedisServerException refused => DescribeRefusal(refused),
        ObjectDisposedException => new StorageUnavailableException("The store is shutting down.", mayHaveChanged, error),
        ArgumentException => null,
        // A server that dies in the moment of a call shows in many ways: besides the client's own exceptions its closed pipe, its socket, and calls
        // that it cancels itself (nobody else can: ours have no token) were seen.
        _ => new StorageUnavailableException(
            $"Redis does not answer ({FirstSentence(error)})." + (mayHaveChanged ? " Whether the change was made is not known." : ""),
            mayHaveChanged,
            error),
    };

    private static StorageException DescribeRefusal(RedisServerException error)
    {
        var reason = error.Message;
        if (reason.Contains("OOM ", StringComparison.Ordinal))
            return new StorageFullException("Redis has reached its maxmemory. Nothing was written. Raise it or free some; no restart is needed.", error);
        if (reason.Contains("No space left", StringComparison.Ordinal))
            return new StorageFullException("The disk under Redis is full. Nothing was written. Free some space.", error);
        return new StorageUnavailableException($"Redis refused the call and changed nothing: {reason}", outcomeUnknown: false, error);
    }

    private static string FirstSentence(Exception error) => error.Message.Split(['.', ';', '\n'], 2)[0];
}
