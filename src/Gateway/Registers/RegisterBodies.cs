using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Registers;
using Dispatch.Grains.Registers;

namespace Dispatch.Gateway.Registers;

internal sealed record RegisterView(RegisterKind Kind, ImmutableArray<RegisterColumn> Columns);

/// <param name="Values">In the order of the register's columns.</param>
/// <param name="By">Who changed it last; null for units.</param>
internal sealed record RegisterItem(string Code, IReadOnlyList<string> Values, Actor? By, DateTimeOffset? At);

/// <param name="Next">Give it as <c>after</c> to get the following page; null at the end.</param>
internal sealed record RegisterPage(IReadOnlyList<RegisterItem> Items, string? Next, int Total);

/// <param name="Values">Column name → text, as in a file.</param>
internal sealed record RegisterBody(Dictionary<string, string> Values);

/// <summary>What an import does with its good and bad lines.</summary>
internal enum ImportMode
{
    /// <summary>Changes nothing.</summary>
    Check,
    /// <summary>Changes nothing when any line is bad.</summary>
    All,
    /// <summary>Leaves the bad lines out.</summary>
    Good,
}

/// <param name="Lines">Below the heading.</param>
/// <param name="Added">Good lines whose code is not in the register yet.</param>
/// <param name="Faults">The first 500.</param>
/// <param name="Import">Null when nothing is changed.</param>
internal sealed record ImportAnswer(
    string Encoding, int Lines, int Good, int Bad, int Added, IReadOnlyList<LineFault> Faults, int FaultsLeftOut, ImportProgress? Import)
{
    private const int MostFaults = 500;

    public static ImportAnswer Of(string encoding, ImportCheck check, int added, ImportProgress? import = null) => new(
        encoding, check.Rows.Length + check.BadLines, check.Rows.Length, check.BadLines, added,
        [.. check.Faults.Take(MostFaults)], Math.Max(0, check.Faults.Length - MostFaults), import);
}
