using System.Text.RegularExpressions;

namespace Dispatch.Domain.Accounts;

/// <summary>Account names are lower case so that two accounts never differ by case alone.</summary>
public static partial class AccountName
{
    public static bool IsValid(string? text) => text is not null && Allowed().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._\-]{1,63}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}
