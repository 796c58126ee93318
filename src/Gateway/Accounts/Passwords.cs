using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Gateway.Accounts;

/// <summary>The framework's password hasher (PBKDF2), with at most as many hashes at once as there are processors.</summary>
internal sealed class Passwords : IDisposable
{
    private const int MinLength = 10;
    private const int MaxLength = 128;

    private static readonly Account Nobody = new(
        "nobody", Role.Reporter, null, "", null, false, null, "", false, []);

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly SemaphoreSlim _atOnce = new(Environment.ProcessorCount);
    private readonly string _decoy;

    public Passwords() => _decoy = _hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public static Refusal? Check(string password, string field) => password.Length is < MinLength or > MaxLength
        ? new Refusal("weak-password", "A password has 10–128 characters.", Field: field) : null;

    public async Task<string> HashAsync(string password, CancellationToken cancellationToken = default)
    {
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            return _hasher.HashPassword(Nobody, password);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <summary>Takes as long for an unknown account as for a known one, so that names cannot be probed by the clock.</summary>
    public async Task<bool> VerifyAsync(Account? account, string password, CancellationToken cancellationToken)
    {
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            var result = _hasher.VerifyHashedPassword(Nobody, account?.PasswordHash ?? _decoy, password);
            return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    public void Dispose() => _atOnce.Dispose();
}
